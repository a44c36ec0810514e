package io.jenkins.plugins.releaseguard.signoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.cli.CLICommandInvoker;
import io.jenkins.plugins.releaseguard.config.SignOffConfiguration;
import io.jenkins.plugins.releaseguard.config.SignOffPolicy;
import io.jenkins.plugins.releaseguard.config.SignOffRules;
import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ReleaseCommandITest {

    private JenkinsRule jenkins;
    private Release release;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Release.secure(rule);
        release = Release.start(rule, "olivia");
    }

    @AfterEach
    void stop() throws Exception {
        release.stop();
    }

    @Test
    void shouldTestAndHandOverButNotSign() {
        assertThat(run("admin", "check-in").returnCode()).isZero();
        assertThat(run("admin", "issue", "--title", "typo", "--steps", "read", "--ticket", "https://example.org/1")
                        .returnCode())
                .isZero();
        assertThat(run("olivia", "hand-over", "--to", "petra").stdout()).contains("Release 1.4.0 is waiting");
        assertThat(release.gate().crew().nextOwner().id()).isEqualTo("petra");
        CLICommandInvoker.Result signing = run("alice", "sign", "--reason", "fine");
        assertThat(signing.returnCode()).isEqualTo(5);
        assertThat(signing.stderr()).contains("lets no API token sign");
        assertThat(release.gate().signatures().all()).isEmpty();
    }

    @Test
    void shouldSignWherePoliciesLetTokens() {
        letTokensSign();
        assertThat(run("alice", "sign").returnCode()).isZero();
        assertThat(run("alice", "sign", "--withdraw", "--reason", "too fast").returnCode())
                .isZero();
        assertThat(run("bob", "sign", "--reject", "--reason", "hangs").returnCode())
                .isZero();
        assertThat(release.gate().state()).isEqualTo(GateState.REJECTED);
    }

    @Test
    void shouldRefuseWhoMayNotAndWhatIsNone() {
        assertThat(run("rita", "check-in").returnCode()).isEqualTo(6);
        assertThat(run("stranger", "check-in").stderr()).contains("you may not see it");
        assertThat(new CLICommandInvoker(jenkins, "release-guard-check-in")
                        .asUser("alice")
                        .invokeWithArgs("x")
                        .stderr())
                .contains("'x' is no id of a release");
    }

    @Test
    void shouldDecideAfterTheReleaseWherePoliciesLetTokens() throws Exception {
        release.approve("alice");
        release.approve("bob");
        jenkins.waitForCompletion(release.build());
        assertThat(run("alice", "decide").stderr()).contains("--keep or --roll-back");
        assertThat(run("alice", "decide", "--keep").stderr()).contains("lets no API token sign");
        letTokensSign();
        assertThat(run("alice", "decide", "--keep").stdout()).contains("Release 1.4.0 is signed, keep proposed");
        assertThat(run("bob", "decide", "--roll-back").stderr()).contains("Reason");
        assertThat(run("bob", "decide", "--roll-back", "--reason", "on fire").stdout())
                .contains("rolled back");
    }

    private void letTokensSign() {
        SignOffPolicy policy = new SignOffPolicy("bots");
        policy.setTokensMaySign(true);
        SignOffConfiguration.get().setRules(new SignOffRules(List.of(policy)));
        // As the waiting build does every few seconds.
        ControllerGates.get().refresh(release.gate().id());
    }

    private CLICommandInvoker.Result run(String user, String command, String... options) {
        String[] arguments = Stream.concat(Stream.of(release.gate().id().toString()), Stream.of(options))
                .toArray(String[]::new);
        return new CLICommandInvoker(jenkins, "release-guard-" + command)
                .asUser(user)
                .invokeWithArgs(arguments);
    }
}
