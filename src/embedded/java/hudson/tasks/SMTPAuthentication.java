package hudson.tasks;

import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.Secret;

/** Who this controller is to its mail server. */
public class SMTPAuthentication extends AbstractDescribableImpl<SMTPAuthentication> {
    private final String username;
    private final Secret password;

    public SMTPAuthentication(String username, Secret password) {
        this.username = username;
        this.password = password;
    }

    public String getUsername() {
        return username;
    }

    public Secret getPassword() {
        return password;
    }

    /** Describes it to the configuration. */
    public static class DescriptorImpl extends Descriptor<SMTPAuthentication> {
        @Override
        public String getDisplayName() {
            return "Use SMTP Authentication";
        }
    }
}
