package io.jenkins.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.embedded.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code run}, by its exit code and what it prints. */
class RunITest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream standardOutput = System.out;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(standardOutput);
    }

    @Test
    void shouldSignAndKeepTheExampleRelease() {
        assertThat(run("examples/release", "--sign", "alice", "--sign", "bob")).isZero();
    }

    @Test
    void shouldTellOfLockRerunFlakeAndSignatures() {
        assertThat(run("examples/shop", "--sign", "alice", "--sign", "bob")).isZero();
        assertThat(output())
                .contains("site")
                .contains("shop.CheckoutTest")
                .contains("shouldReachPaymentService")
                .contains("flaky")
                .contains("approved by alice")
                .contains("approved by bob")
                .contains("shop 1.4.0 is released")
                .contains("Finished: SUCCESS");
    }

    @Test
    void shouldEndUnstableWhenTestStaysBroken() {
        assertThat(run("examples/shop", "--param", "BROKEN=true")).isEqualTo(1);
        assertThat(output())
                .contains("shouldIgnoreUnknownCode")
                .contains("Finished: UNSTABLE")
                .doesNotContain("is released");
    }

    @Test
    void shouldCopyFolderAndKeepItAsItIs() throws IOException {
        Files.writeString(
                folder.resolve("Jenkinsfile"), "node { echo readFile('a/b.txt'); writeFile file: 'c', text: '' }");
        Files.createDirectory(folder.resolve("a"));
        Files.writeString(folder.resolve("a/b.txt"), "from the folder");
        assertThat(run(folder.toString())).isZero();
        assertThat(output()).contains("from the folder");
        assertThat(folder.resolve("c")).doesNotExist();
    }

    @Test
    void shouldCopyFolderWhateverItsNameIs() throws IOException {
        Path target = pipeline("target", "node { echo readFile('Jenkinsfile') }");
        assertThat(run(target.toString())).isZero();
        assertThat(output()).contains("node { echo readFile('Jenkinsfile') }");
    }

    @Test
    void shouldRunSeveralAtTheSameTime() throws IOException {
        Path one = pipeline("one", "releaseLock('x') { echo 'first' }");
        Path two = pipeline("two", "releaseLock('x') { error 'second' }");
        assertThat(run(one.toString(), two.toString())).isEqualTo(2);
        assertThat(output()).contains("[one] first").contains("[two] ERROR: second");
    }

    @Test
    void shouldFailWithTwo() throws IOException {
        assertThat(run(pipeline("p", "error 'no'").toString())).isEqualTo(2);
    }

    @Test
    void shouldListKnownStepsForUnknownOne() throws IOException {
        assertThat(run(pipeline("p", "releaseLok('site') {}").toString())).isEqualTo(2);
        assertThat(output()).contains("No such DSL method 'releaseLok'").contains("releaseLock");
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void shouldSayWhatIsWrongWithInput(String script, String error) throws IOException {
        assertThat(run(pipeline("p", script).toString())).isEqualTo(2);
        assertThat(output()).contains(error).doesNotContain("in the block", "\tat ");
    }

    static Stream<Arguments> badInput() {
        String report = "writeFile file: 'TEST-a.xml', text: '<testsuite><testcase'; ";
        return Stream.of(
                arguments("releaseLock('') { echo 'in the block' }", "ERROR: Lock name is empty: ''"),
                arguments(
                        "releaseLock('" + "x".repeat(201) + "') { echo 'in the block' }",
                        "ERROR: Lock name has 201 characters, at most 200"),
                arguments("node { flakyRerun(results: 'no/*.xml') { } }", "no/*.xml"),
                arguments("node { flakyRerun(results: 'TEST-*.xml') { " + report + "} }", "TEST-a.xml"),
                arguments("releaseSignOff(version: '')", "version"));
    }

    @Test
    void shouldEndWithFourWhenJenkinsfileDoesNotCompile() throws IOException {
        assertThat(run(pipeline("p", "echo 'fine'\ndef 1x = 2").toString())).isEqualTo(4);
        assertThat(output()).contains("WorkflowScript: 2:");
    }

    @Test
    void shouldEndWithFourWithoutJenkinsfile() {
        assertThat(run(folder.toString())).isEqualTo(4);
    }

    @Test
    void shouldEndWithFourForUnknownSigner() throws IOException {
        assertThat(run(pipeline("p", "echo 'x'").toString(), "--sign", "eve")).isEqualTo(4);
    }

    private Path pipeline(String name, String script) throws IOException {
        Path pipeline = Files.createDirectory(folder.resolve(name));
        Files.writeString(pipeline.resolve("Jenkinsfile"), script);
        return pipeline;
    }

    private static int run(String... arguments) {
        return Main.execute(
                Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
