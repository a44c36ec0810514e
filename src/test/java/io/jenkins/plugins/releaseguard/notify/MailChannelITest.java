package io.jenkins.plugins.releaseguard.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.releaseguard.config.NotificationConfiguration;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Mails news through a real SMTP server. */
@WithJenkins
class MailChannelITest {

    private static final String NEWS = "Release 1.4.0 is ready to sign";
    private static final Logger LOGGER = Logger.getLogger(MailChannel.class.getName());
    private static final int PATIENCE_MILLIS = 30_000;

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final CompletableFuture<String> complaint = new CompletableFuture<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            complaint.complete(new SimpleFormatter().formatMessage(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private JenkinsRule jenkins;
    private FreeStyleProject job;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        LOGGER.addHandler(log);
        server.start();
        Mailer.descriptor().setSmtpHost("127.0.0.1");
        Mailer.descriptor().setSmtpPort(String.valueOf(server.getSmtp().getPort()));
        JenkinsLocationConfiguration.get().setAdminAddress("Jenkins <jenkins@example.org>");
        job = rule.createFreeStyleProject("shop");
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("alice", "bob", "nomail")
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger"));
        for (String user : List.of("alice", "bob", "stranger")) {
            User.getById(user, true).addProperty(new Mailer.UserProperty(user + "@example.org"));
        }
        User.getById("nomail", true);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(log);
        server.stop();
    }

    @Test
    void shouldMailEachWhomItIsForAndTheConfiguredAddresses() throws Exception {
        NotificationConfiguration.get().setMailAddresses("team@example.org");
        news(NEWS, "alice", "bob").tell();
        assertThat(recipients(3)).containsExactlyInAnyOrder("team@example.org", "alice@example.org", "bob@example.org");
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo(NEWS);
        assertThat(mail.getFrom()[0]).hasToString("Jenkins <jenkins@example.org>");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat((String) mail.getContent()).contains(NEWS, jenkins.getURL() + "releases/gate/x/");
    }

    @Test
    void shouldNotTellWhoMayNotReadTheJobNorWhoHasNoAddress() throws Exception {
        news(NEWS, "alice", "stranger", "nomail", "nobody").tell();
        assertThat(recipients(1)).containsExactly("alice@example.org");
        assertThat(User.getById("nobody", false)).isNull();
    }

    @Test
    void shouldNotTellAnybodyOfJobThatIsGone() throws Exception {
        NotificationConfiguration.get().setMailAddresses("team@example.org");
        job.delete();
        news(NEWS, "alice").tell();
        assertThat(recipients(1)).containsExactly("team@example.org");
    }

    @Test
    void shouldKeepHostileTextInBoundedSubjectOfOneLine() throws Exception {
        news("Release 1\r\nBcc: eve@example.org\u2028\u202e<b>ü</b> " + "x".repeat(1000), "alice")
                .tell();
        assertThat(recipients(1)).containsExactly("alice@example.org");
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject())
                .startsWith("Release 1 Bcc: eve@example.org <b>ü</b> xxx")
                .endsWith("x…")
                .hasSize(151);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat((String) mail.getContent()).contains("<b>ü</b>");
    }

    @Test
    void shouldLeaveOutWhoseAddressIsNone() throws Exception {
        User.getById("alice", true).addProperty(new Mailer.UserProperty("alice@example.org, eve@example.org"));
        news(NEWS, "alice", "bob").tell();
        assertThat(recipients(1)).containsExactly("bob@example.org");
    }

    @Test
    void shouldLogWhereAndWhyWhenTheServerIsDown() throws Exception {
        int port = server.getSmtp().getPort();
        server.stop();
        news(NEWS, "alice").tell();
        assertThat(complaint.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .contains(NEWS, "127.0.0.1, port " + port, "Connection refused", "E-mail Notification");
    }

    @Test
    void shouldDropMailRatherThanFillMemoryWhileTheServerHangs() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Mailer.descriptor().setSmtpPort(String.valueOf(silent.getLocalPort()));
            MailChannel channel = ExtensionList.lookupSingleton(MailChannel.class);
            channel.hear(news(NEWS, "alice"));
            try (Socket connected = silent.accept()) {
                for (int i = 0; i < MailChannel.CAPACITY; i++) {
                    channel.hear(news("nothing of note"));
                }
                assertThat(complaint).isNotDone();
                channel.hear(news(NEWS, "alice"));
                assertThat(complaint).isCompletedWithValueMatching(message -> message.startsWith("Not mailed, since"));
            }
        }
    }

    private News news(String text, String... users) {
        return new News(text, "releases/gate/x/", new Audience(Set.of(users), "shop", GuardPermissions.VIEW_RELEASES));
    }

    private List<String> recipients(int count) throws Exception {
        assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, count)).isTrue();
        List<String> recipients = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            recipients.add(mail.getRecipients(Message.RecipientType.TO)[0].toString());
        }
        return recipients;
    }
}
