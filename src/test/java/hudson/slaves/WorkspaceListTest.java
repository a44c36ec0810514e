package hudson.slaves;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import java.io.File;
import org.junit.jupiter.api.Test;

class WorkspaceListTest {

    private final FilePath base = new FilePath(new File("/somewhere/workspace/deploy"));
    private final WorkspaceList list = new WorkspaceList();

    @Test
    void shouldGiveTheNextBuildAnotherDirectory() throws Exception {
        assertThat(list.allocate(base).path).isEqualTo(base);
        assertThat(list.allocate(base).path.getName()).isEqualTo("deploy@2");
        assertThat(list.allocate(base).path.getName()).isEqualTo("deploy@3");
    }

    @Test
    void shouldGiveDirectoryAgainOnceReleased() throws Exception {
        try (WorkspaceList.Lease first = list.allocate(base)) {
            assertThat(first.path).isEqualTo(base);
        }

        assertThat(list.allocate(base).path).isEqualTo(base);
    }

    @Test
    void shouldKeepDirectoryUntilAllWhoRecordedItAreDone() throws Exception {
        WorkspaceList.Lease one = list.record(base);
        WorkspaceList.Lease other = list.record(base);
        one.release();

        assertThat(list.allocate(base).path).isNotEqualTo(base);

        other.release();
        assertThat(list.allocate(base).path).isEqualTo(base);
    }

    @Test
    void shouldPutTemporaryFilesBesideTheWorkspace() {
        assertThat(WorkspaceList.tempDir(base).getRemote()).isEqualTo("/somewhere/workspace/deploy@tmp");
    }
}
