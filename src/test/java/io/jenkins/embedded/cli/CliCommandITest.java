package io.jenkins.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.cli.CLICommand;
import io.jenkins.embedded.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.args4j.Argument;

@WithJenkins
class CliCommandITest {

    private JenkinsRule j;

    @BeforeEach
    void secure(JenkinsRule rule) {
        j = rule;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("alice"));
    }

    @Test
    void shouldListCommandsByTheWeb() {
        assertThat(cli("alice:alice", "help")).startsWith("0:").contains("greet");
    }

    @Test
    void shouldRunCommandByTheWebAsItsUser() {
        assertThat(cli("alice:alice", "greet", "you")).isEqualTo("0:hello you from alice");
        assertThat(cli("alice:alice", "no-such")).startsWith("255:").contains("No such command: no-such");
    }

    @Test
    void shouldNotChangeWhatLooksLikeData() {
        assertThat(cli("alice:alice", "greet", "[\"a\", {}] <&> \u20ac null"))
                .isEqualTo("0:hello [\"a\", {}] <&> \u20ac null from alice");
    }

    @Test
    void shouldNotRunCommandByTheWebForStrangers() {
        assertThat(cli("alice:wrong", "greet", "you")).doesNotStartWith("0:").doesNotContain("hello");
        assertThat(cli("bob:bob", "greet", "you")).doesNotStartWith("0:").doesNotContain("hello");
    }

    /** Returns exit code and output of the command line. */
    private String cli(String user, String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            Stream<String> options = Stream.of("cli", "--url", j.getURL().toString(), "--auth", user);
            int code = Main.execute(Stream.concat(options, Stream.of(words)).toArray(String[]::new));
            return code + ":" + printed.toString(StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** For these tests. */
    @TestExtension
    public static class GreetCommand extends CLICommand {
        @Argument(required = true)
        public String whom;

        @Override
        public String getShortDescription() {
            return "Greets";
        }

        @Override
        protected int run() {
            stdout.println(
                    "hello " + whom + " from " + Jenkins.getAuthentication2().getName());
            return 0;
        }
    }
}
