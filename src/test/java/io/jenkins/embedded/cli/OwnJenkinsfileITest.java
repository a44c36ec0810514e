package io.jenkins.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.embedded.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This project's own Jenkinsfile and POM, on as much of its sources as one small test needs. */
class OwnJenkinsfileITest {

    private static final String ENGINE = "java/io/jenkins/plugins/releaseguard/signoff/engine";

    @TempDir
    Path folder;

    @Test
    void shouldTestAndSignThisProject() throws IOException {
        for (String part :
                List.of("Jenkinsfile", "pom.xml", "LICENSE", ".mvn", "src/main/" + ENGINE, "src/test/" + ENGINE)) {
            copy(Path.of(part));
        }
        assertThat(run("--param", "GOALS=test", "--param", "TESTS=GateTest", "--param", "VERSION=1.0"))
                .contains("Lock 'release-guard' taken")
                .contains("[flakyRerun] 1 report")
                .contains(": approved by alice")
                .contains(": approved by bob")
                .contains("Finished: SUCCESS")
                .doesNotContain("PersonTest");
    }

    private String run(String... parameters) {
        PrintStream standardOutput = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        int code;
        try {
            code = Main.execute(Stream.concat(
                            Stream.of("run", folder.toString(), "--sign", "alice", "--sign", "bob"),
                            Stream.of(parameters))
                    .toArray(String[]::new));
        } finally {
            System.setOut(standardOutput);
        }
        String log = bytes.toString(StandardCharsets.UTF_8);
        assertThat(code).as(log).isZero();
        return log;
    }

    private void copy(Path part) throws IOException {
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(file);
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
