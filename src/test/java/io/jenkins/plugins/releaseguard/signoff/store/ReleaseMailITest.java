package io.jenkins.plugins.releaseguard.signoff.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.releaseguard.signoff.Release;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** From a step of a release to the mailboxes of its people. */
@WithJenkins
class ReleaseMailITest {

    private static final int PATIENCE_MILLIS = 30_000;

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void shouldMailThoseWhoTakePart(JenkinsRule jenkins) throws Exception {
        Release.secure(jenkins);
        Mailer.descriptor().setSmtpHost("127.0.0.1");
        Mailer.descriptor().setSmtpPort(String.valueOf(server.getSmtp().getPort()));
        for (String user : List.of("olivia", "alice", "bob")) {
            User.getById(user, true).addProperty(new Mailer.UserProperty(user + "@example.org"));
        }
        Release release = Release.start(jenkins, "olivia");
        assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 3)).isTrue();
        assertThat(mails())
                .containsExactlyInAnyOrder(
                        "olivia@example.org: Release 1.4.0 waits for testers",
                        "olivia@example.org: Release 1.4.0 is ready to sign",
                        "alice@example.org: Release 1.4.0 is ready to sign");
        release.stop();
    }

    private List<String> mails() throws Exception {
        List<String> mails = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            mails.add(mail.getAllRecipients()[0] + ": " + mail.getSubject());
        }
        return mails;
    }
}
