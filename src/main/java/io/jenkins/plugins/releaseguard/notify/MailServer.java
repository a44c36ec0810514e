package io.jenkins.plugins.releaseguard.notify;

import hudson.model.User;
import hudson.tasks.Mailer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.JenkinsLocationConfiguration;

/**
 * The mail server that the Mailer plugin is configured for. In a class of its own, so that only it fails to load where
 * that plugin is missing.
 */
final class MailServer {

    private static final Logger LOGGER = Logger.getLogger(MailServer.class.getName());
    private static final String CHARSET = StandardCharsets.UTF_8.name();
    private static final String TIMEOUT_MILLIS = "20000";

    private MailServer() {}

    /** A user's address; empty if Jenkins knows none that can be used. */
    static Optional<String> addressOf(String userId) {
        User user = User.getById(userId, false);
        Mailer.UserProperty mail = user == null ? null : user.getProperty(Mailer.UserProperty.class);
        return Optional.ofNullable(mail == null ? null : mail.getAddress()).filter(MailAddresses::isPlain);
    }

    /**
     * Sends a mail of its own to each, so that they don't learn each other's address.
     *
     * @throws IOException saying why the server takes no mail
     */
    static void send(Collection<String> addresses, String subject, String text) throws IOException {
        Session session = Mailer.descriptor().createSession();
        Properties settings = session.getProperties();
        settings.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        settings.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        settings.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (String address : addresses) {
                MimeMessage message = message(session, address, subject, text);
                try {
                    transport.sendMessage(message, message.getAllRecipients());
                } catch (SendFailedException e) {
                    LOGGER.log(Level.WARNING, "The mail server doesn''t take mail for {0}: {1}", new Object[] {
                        address, reason(e)
                    });
                }
            }
        } catch (MessagingException e) {
            throw new IOException(
                    "The mail server " + settings.getProperty("mail.smtp.host", "localhost") + ", port "
                            + settings.getProperty("mail.smtp.port", "25") + ", takes no mail: " + reason(e)
                            + ". Look at E-mail Notification in Manage Jenkins › System.",
                    e);
        }
    }

    private static MimeMessage message(Session session, String address, String subject, String text)
            throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(
                Mailer.stringToAddress(JenkinsLocationConfiguration.get().getAdminAddress(), CHARSET));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
        String answers = Mailer.descriptor().getReplyToAddress();
        if (answers != null && !answers.isBlank()) {
            message.setReplyTo(new InternetAddress[] {Mailer.stringToAddress(answers, CHARSET)});
        }
        message.setSubject(subject, CHARSET);
        message.setText(text, CHARSET);
        message.setSentDate(new Date());
        // RFC 3834: no answer from those who are away.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private static String reason(MessagingException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage())
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return cause instanceof MessagingException
                ? message
                : message + " (" + cause.getClass().getSimpleName() + ")";
    }
}
