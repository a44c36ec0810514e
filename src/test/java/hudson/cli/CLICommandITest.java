package hudson.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import java.io.IOException;
import java.util.Locale;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.args4j.Argument;
import org.kohsuke.args4j.Option;

@WithJenkins
class CLICommandITest {

    private JenkinsRule j;

    @BeforeEach
    void secure(JenkinsRule rule) {
        j = rule;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("alice"));
    }

    @Test
    void shouldNameCommandByItsClass() {
        assertThat(new GreetTwiceCommand().getName()).isEqualTo("greet-twice");
    }

    @Test
    void shouldRunAsUserWithArguments() {
        CLICommandInvoker.Result result = as("alice").invokeWithArgs("you", "--loud");
        assertThat(result.returnCode()).as(result.toString()).isZero();
        assertThat(result.stdout()).isEqualTo("HELLO YOU FROM ALICE" + System.lineSeparator());
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void shouldStartAfreshEachTime() {
        as("alice").invokeWithArgs("you", "--loud");
        assertThat(as("alice").invokeWithArgs("you").stdout()).startsWith("hello you from alice");
    }

    @Test
    void shouldExplainWrongUsage() {
        CLICommandInvoker.Result result = as("alice").invokeWithArgs("you", "--soft");
        assertThat(result.returnCode()).isEqualTo(2);
        assertThat(result.stderr())
                .contains("--soft")
                .contains("greet-twice")
                .contains("--loud")
                .contains("Greets");
    }

    @Test
    void shouldNeedPermissionToRead() {
        assertThat(as("bob").invokeWithArgs("you").returnCode()).isEqualTo(6);
    }

    @Test
    void shouldRunAsNobodyUnlessToldWho() {
        CLICommandInvoker.Result result = new CLICommandInvoker(j, "greet-twice").invokeWithArgs("you");
        assertThat(result.returnCode()).isEqualTo(6);
        assertThat(result.stderr()).contains("anonymous is missing the Overall/Read permission");
    }

    @ParameterizedTest
    @CsvSource({"argument, 3", "state, 4", "abort, 5", "permission, 6", "other, 1"})
    void shouldTellKindOfFailureByExitCode(String failure, int code) {
        CLICommandInvoker.Result result = as("alice").invokeWithArgs("you", "--fail", failure);
        assertThat(result.returnCode()).isEqualTo(code);
        assertThat(result.stderr()).contains("ERROR: ");
    }

    private CLICommandInvoker as(String user) {
        return new CLICommandInvoker(j, "greet-twice").asUser(user);
    }

    /** For these tests. */
    @TestExtension
    public static class GreetTwiceCommand extends CLICommand {
        @Argument(metaVar = "WHOM", required = true, usage = "Whom to greet")
        public String whom;

        @Option(name = "--loud", usage = "In capitals")
        public boolean loud;

        @Option(name = "--fail")
        public String failure;

        @Override
        public String getShortDescription() {
            return "Greets";
        }

        @Override
        protected int run() throws Exception {
            if (failure != null) {
                throw failure();
            }
            String text =
                    "hello " + whom + " from " + Jenkins.getAuthentication2().getName();
            stdout.println(loud ? text.toUpperCase(Locale.ROOT) : text);
            return 0;
        }

        private Exception failure() {
            return switch (failure) {
                case "argument" -> new IllegalArgumentException("bad argument");
                case "state" -> new IllegalStateException("bad state");
                case "abort" -> new AbortException("given up");
                case "permission" -> {
                    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
                    yield new Exception("permitted");
                }
                default -> new IOException("something else");
            };
        }
    }
}
