package org.jenkinsci.plugins.credentialsbinding.masking;

import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds secrets in text. */
public class SecretPatterns {

    private SecretPatterns() {}

    /** Matches any of the secrets, as it is and as a shell quotes it when it traces commands. */
    public static Pattern getAggregateSecretPattern(Collection<String> inputs) {
        String alternatives = inputs.stream()
                .filter(secret -> !secret.isEmpty())
                .flatMap(secret -> Stream.of(secret, secret.replace("'", "'\\''"), secret.replace("'", "'\"'\"'")))
                .distinct()
                // a secret may be the beginning of another one
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(alternatives);
    }

    /** Writes asterisks instead of secrets. */
    public static class MaskingOutputStream extends LineTransformationOutputStream.Delegating {

        private final Supplier<Pattern> secrets;
        private final String charset;

        public MaskingOutputStream(OutputStream out, Supplier<Pattern> secrets, String charset) {
            super(out);
            this.secrets = secrets;
            this.charset = charset;
        }

        @Override
        protected void eol(byte[] bytes, int length) throws IOException {
            Pattern pattern = secrets.get();
            String line = new String(bytes, 0, length, charset);
            // without any secret the pattern is empty and would match between all characters
            String masked =
                    pattern.pattern().isEmpty() ? line : pattern.matcher(line).replaceAll("****");
            out.write(masked.getBytes(charset));
        }
    }
}
