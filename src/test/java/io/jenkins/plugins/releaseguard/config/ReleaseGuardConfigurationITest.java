package io.jenkins.plugins.releaseguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ReleaseGuardConfigurationITest {

    private JenkinsRule j;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void shouldConnectWithStoredCredentials(@TempDir Path folder) throws Exception {
        addCredentials("db", "postgres", "any");
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"))) {
            String url = server.settings().url().replaceAll("\\?.*", "");
            FormValidation answer = ReleaseGuardConfiguration.get().doTestConnection(url, "db");
            assertThat(answer.kind).as(answer.toString()).isEqualTo(FormValidation.Kind.OK);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithTheConnection() {
        FormValidation missing =
                ReleaseGuardConfiguration.get().doTestConnection("jdbc:postgresql://127.0.0.1:1/x", "missing");
        assertThat(missing.getMessage())
                .contains("there are no username/password credentials with the id &#039;missing&#039;");
        FormValidation wrong = ReleaseGuardConfiguration.get().doTestConnection("jdbc:mysql://x", "");
        assertThat(wrong.kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void shouldOfferUserPasswordCredentials() throws Exception {
        addCredentials("db", "guard", "any");
        assertThat(ReleaseGuardConfiguration.get().doFillDatabaseCredentialsIdItems("old"))
                .extracting("value")
                .containsExactly("", "db", "old");
    }

    @Test
    void shouldTestConnectionsForAdministratorsAndByPostOnly() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("alice"));
        assertThat(testConnection("admin", HttpMethod.POST)).isEqualTo(200);
        assertThat(testConnection("admin", HttpMethod.GET)).isEqualTo(404);
        assertThat(testConnection("alice", HttpMethod.POST)).isEqualTo(403);
    }

    @Test
    void shouldKeepWhatTheFormSays() throws Exception {
        ReleaseGuardConfiguration.get().setDatabaseUrl(" jdbc:postgresql://db/guard ");
        assertThat(ReleaseGuardConfiguration.get().getDatabaseUrl()).isEqualTo("jdbc:postgresql://db/guard");
        assertThat(new ReleaseGuardConfiguration().getDatabaseUrl()).isEqualTo("jdbc:postgresql://db/guard");
    }

    @Test
    void shouldLeaveTheDatabaseOpenWhenNothingOfItChanges() {
        Database open = ControllerDatabase.get();
        ReleaseGuardConfiguration.get().setDatabaseUrl("");
        ReleaseGuardConfiguration.get().setDatabaseCredentialsId("");
        assertThat(ControllerDatabase.get()).isSameAs(open);
        ReleaseGuardConfiguration.get().setDatabaseUrl("jdbc:postgresql://127.0.0.1:1/x");
        assertThat(ControllerDatabase.get()).isNotSameAs(open);
    }

    /** The user stands for the password, which this PostgreSQL doesn't ask for. */
    @Test
    void shouldConnectWithCredentialsThatWereChangedWhileTheDatabaseWasOpen(@TempDir Path folder) throws Exception {
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"))) {
            execute(server, "CREATE ROLE spring SUPERUSER LOGIN");
            setCredentials("spring");
            ReleaseGuardConfiguration.get().setDatabaseCredentialsId("db");
            ReleaseGuardConfiguration.get()
                    .setDatabaseUrl(server.settings().url().replaceAll("\\?.*", ""));
            assertThat(user()).isEqualTo("spring");
            execute(server, "ALTER ROLE spring RENAME TO summer");
            execute(server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'summer'");
            setCredentials("summer");
            assertThatThrownBy(this::user).isInstanceOf(DatabaseUnavailableException.class);
            assertThat(user()).isEqualTo("summer");
        }
    }

    private String user() {
        return ControllerDatabase.get()
                .read(handle ->
                        handle.select("SELECT CURRENT_USER").mapTo(String.class).one());
    }

    private static void execute(PostgresqlServer server, String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(server.settings().url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int testConnection(String user, HttpMethod method) throws Exception {
        JenkinsRule.WebClient client = j.createWebClient().login(user);
        client.setThrowExceptionOnFailingStatusCode(false);
        String path = ReleaseGuardConfiguration.get().getDescriptorUrl() + "/testConnection";
        URL url = client.createCrumbedUrl(path.replaceFirst("^/", "").replaceFirst("^jenkins/", ""));
        return client.loadWebResponse(new WebRequest(url, method)).getStatusCode();
    }

    private static void setCredentials(String user) throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        addCredentials("db", user, "any");
    }

    private static void addCredentials(String id, String user, String password) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, "", user, password));
    }
}
