package hudson.tasks;

import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.User;
import hudson.model.UserPropertyDescriptor;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import jenkins.tasks.SimpleBuildStep;

/** The mail server and the addresses of users. Here no build mails its result: other plugins use what is below. */
public class Mailer extends Notifier implements SimpleBuildStep {
    private static final Pattern NAME_AND_ADDRESS = Pattern.compile("\\s*([^<]*)<([^>]+)>\\s*");

    @Deprecated
    public Mailer() {}

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    /** Reads {@code Alice <alice@example.org>}, or an address alone. */
    public static InternetAddress stringToAddress(String strAddress, String charset)
            throws AddressException, UnsupportedEncodingException {
        Matcher named = NAME_AND_ADDRESS.matcher(strAddress);
        return named.matches()
                ? new InternetAddress(named.group(2), named.group(1), charset)
                : new InternetAddress(strAddress);
    }

    public static DescriptorImpl descriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(Mailer.class);
    }

    /** The mail server. What isn't set here is as system properties such as {@code mail.smtp.host} say. */
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {
        private static final String TIMEOUT_MILLIS = "60000";

        private String smtpHost;
        private String smtpPort;
        private boolean useTls;
        private SMTPAuthentication authentication;
        private String replyToAddress;
        private String defaultSuffix;

        public DescriptorImpl() {
            load();
        }

        @Override
        public String getDisplayName() {
            return "E-mail Notification";
        }

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return false;
        }

        public Session createSession() {
            Properties settings = new Properties(System.getProperties());
            set(settings, "mail.smtp.host", smtpHost);
            set(settings, "mail.smtp.port", smtpPort);
            if (useTls) {
                settings.setProperty("mail.smtp.starttls.enable", "true");
                settings.setProperty("mail.smtp.starttls.required", "true");
            }
            settings.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
            settings.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
            if (authentication == null) {
                return Session.getInstance(settings);
            }
            settings.setProperty("mail.smtp.auth", "true");
            SMTPAuthentication login = authentication;
            return Session.getInstance(settings, new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication(
                            login.getUsername(), login.getPassword().getPlainText());
                }
            });
        }

        private static void set(Properties settings, String name, String value) {
            if (value != null) {
                settings.setProperty(name, value);
            }
        }

        public String getSmtpHost() {
            return smtpHost;
        }

        public void setSmtpHost(String smtpHost) {
            this.smtpHost = Util.fixEmptyAndTrim(smtpHost);
            save();
        }

        public String getSmtpPort() {
            return smtpPort;
        }

        public void setSmtpPort(String smtpPort) {
            this.smtpPort = Util.fixEmptyAndTrim(smtpPort);
            save();
        }

        public boolean getUseTls() {
            return useTls;
        }

        public void setUseTls(boolean useTls) {
            this.useTls = useTls;
            save();
        }

        /** Null if the server wants none. */
        public SMTPAuthentication getAuthentication() {
            return authentication;
        }

        public void setAuthentication(SMTPAuthentication authentication) {
            this.authentication = authentication;
            save();
        }

        /** Null if answers go to the sender. */
        public String getReplyToAddress() {
            return replyToAddress;
        }

        public void setReplyToAddress(String address) {
            this.replyToAddress = Util.fixEmpty(address);
            save();
        }

        /** What makes a user's id an address, such as {@code @example.org}; null if nothing does. */
        public String getDefaultSuffix() {
            return defaultSuffix;
        }

        public void setDefaultSuffix(String defaultSuffix) {
            this.defaultSuffix = Util.fixEmptyAndTrim(defaultSuffix);
            save();
        }
    }

    /** The address of a user. */
    public static class UserProperty extends hudson.model.UserProperty {
        private final String emailAddress;

        public UserProperty(String emailAddress) {
            this.emailAddress = Util.fixEmptyAndTrim(emailAddress);
        }

        /** The configured address, or what follows from name and id; null if nothing does. */
        public String getAddress() {
            if (hasExplicitlyConfiguredAddress()) {
                return emailAddress;
            }
            if (user.getFullName().contains("@")) {
                return user.getFullName();
            }
            String suffix = descriptor().getDefaultSuffix();
            return suffix == null ? null : user.getId() + suffix;
        }

        public boolean hasExplicitlyConfiguredAddress() {
            return emailAddress != null;
        }

        /** Gives every user one. */
        public static final class DescriptorImpl extends UserPropertyDescriptor {
            @Override
            public String getDisplayName() {
                return "E-mail";
            }

            @Override
            public UserProperty newInstance(User user) {
                return new UserProperty(null);
            }
        }
    }
}
