package org.jenkinsci.plugins.credentialsbinding.masking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretPatternsTest {

    private static String masked(String text, String... secrets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SecretPatterns.MaskingOutputStream mask = new SecretPatterns.MaskingOutputStream(
                out, () -> SecretPatterns.getAggregateSecretPattern(List.of(secrets)), "UTF-8")) {
            mask.write(text.getBytes(UTF_8));
        }
        return out.toString(UTF_8);
    }

    @Test
    void shouldMaskEachOccurrence() throws Exception {
        assertThat(masked("a s3cret and s3cret\n", "s3cret")).isEqualTo("a **** and ****\n");
    }

    @Test
    void shouldPreferLongerSecret() throws Exception {
        assertThat(masked("joe:pw pw\n", "pw", "joe:pw")).isEqualTo("**** ****\n");
    }

    @Test
    void shouldMaskSecretAsShellQuotesIt() throws Exception {
        assertThat(masked("+ echo 'it'\\''s'\n", "it's")).isEqualTo("+ echo '****'\n");
    }

    @Test
    void shouldTakeSecretLiterally() throws Exception {
        assertThat(masked("a.b axb $1\n", "a.b", "$1")).isEqualTo("**** axb ****\n");
    }

    @Test
    void shouldLeaveTextAloneWithoutSecrets() throws Exception {
        assertThat(masked("plain\n")).isEqualTo("plain\n");
        assertThat(masked("plain\n", "")).isEqualTo("plain\n");
    }
}
