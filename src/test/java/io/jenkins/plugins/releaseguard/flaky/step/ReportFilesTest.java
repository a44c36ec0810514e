package io.jenkins.plugins.releaseguard.flaky.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.flaky.report.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

    @TempDir
    private Path workspace;

    @Test
    void shouldTakeNoReportForJudgedThatIsWrittenAfterItWasRead() throws Exception {
        Files.writeString(workspace.resolve("a.xml"), Samples.suite("a"));
        Files.writeString(workspace.resolve("b.xml"), Samples.suite("b"));
        ReportFiles.Judged first = read(ReportFiles.Read.inPlace("*.xml", 0, null));
        Files.writeString(workspace.resolve("b.xml"), Samples.suite("b", "!c"));
        ReportFiles.Judged second =
                read(ReportFiles.Read.inPlace("*.xml", 0, null).without(first.stamps()));
        assertThat(first.stamps()).containsOnlyKeys("a.xml", "b.xml");
        assertThat(second.stamps()).containsOnlyKeys("b.xml");
        assertThat(second.digest().failed()).isEqualTo(1);
    }

    private ReportFiles.Judged read(ReportFiles.Read read) throws Exception {
        return read.invoke(workspace.toFile(), null);
    }
}
