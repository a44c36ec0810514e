package io.jenkins.embedded.cli;

import hudson.security.HudsonPrivateSecurityRealm;
import io.jenkins.embedded.security.RoleFile;
import io.jenkins.embedded.web.LoginPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;

/** Users and jobs to try Release Guard with. */
final class Demo {

    /** Known to everybody on this machine; a demo is no place for secrets. */
    static final List<LoginPage.DemoUser> USERS = List.of(
            user("olivia", "owner: builds and releases"),
            user("alice", "tester: signs releases"),
            user("bob", "tester: signs releases"),
            user("admin", "administrator"));

    /** Olivia may sign, too: what keeps her from signing her own release is the rule, not her role. */
    private static final String ROLES = """
        # Who may do what on this demo; a change counts at once.
        admin         = Overall/Administer
        authenticated = Overall/Read, Job/Read, Job/Build, Job/Cancel
        olivia        = Release Guard/Sign, Release Guard/Quarantine
        alice         = Release Guard/Sign, Release Guard/Quarantine
        bob           = Release Guard/Sign, Release Guard/Quarantine
        """;

    private static final List<String> JOBS = List.of("deploy", "test", "shop");

    private final Jenkins jenkins;

    Demo(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    private static LoginPage.DemoUser user(String name, String role) {
        return new LoginPage.DemoUser(name, name, role);
    }

    /** @throws java.util.NoSuchElementException for a user whom the demo doesn't know */
    static String password(String user) {
        return USERS.stream()
                .filter(one -> one.name().equals(user))
                .findFirst()
                .orElseThrow()
                .password();
    }

    /** Adds what is missing: users in a home without security, jobs in one without jobs. */
    void setUp(Path examples) throws IOException {
        setUpUsers();
        if (jenkins.getItems().isEmpty()) {
            for (String job : JOBS) {
                Path folder = examples.resolve(job);
                if (Files.isDirectory(folder)) {
                    new FolderJob(jenkins, job, folder).create();
                }
            }
        }
        USERS.forEach(LoginPage::show);
    }

    void setUpUsers() throws IOException {
        if (jenkins.isUseSecurity()) {
            return;
        }
        HudsonPrivateSecurityRealm realm = new HudsonPrivateSecurityRealm(false);
        for (LoginPage.DemoUser user : USERS) {
            realm.createAccount(user.name(), user.password());
        }
        jenkins.setSecurityRealm(realm);
        Files.writeString(jenkins.getRootDir().toPath().resolve("roles.properties"), ROLES);
        jenkins.setAuthorizationStrategy(new RoleFile());
        jenkins.save();
    }
}
