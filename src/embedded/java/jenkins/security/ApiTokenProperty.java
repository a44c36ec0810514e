package jenkins.security;

import hudson.Util;
import hudson.model.User;
import hudson.model.UserProperty;
import hudson.model.UserPropertyDescriptor;
import io.jenkins.embedded.security.TokenHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jenkins.security.apitoken.TokenUuidAndPlainValue;
import org.jenkinsci.Symbol;

/** The API tokens of a user; only their hashes are kept. */
public class ApiTokenProperty extends UserProperty {
    private final List<TokenHash> tokens = new ArrayList<>();

    /** Makes a token. Its text can't be had again. */
    public TokenUuidAndPlainValue generateNewToken(String name) throws IOException {
        String plain = TokenHash.newPlainText();
        String uuid = UUID.randomUUID().toString();
        synchronized (this) {
            tokens.add(new TokenHash(uuid, Util.fixNull(name), plain));
        }
        user.save();
        return new TokenUuidAndPlainValue(uuid, plain);
    }

    public synchronized boolean matchesPassword(String token) {
        return tokens.stream().anyMatch(each -> each.matches(token));
    }

    /** Every user may have tokens. */
    @Symbol("apiToken")
    public static final class DescriptorImpl extends UserPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return "API Token";
        }

        @Override
        public ApiTokenProperty newInstance(User user) {
            return new ApiTokenProperty();
        }
    }
}
