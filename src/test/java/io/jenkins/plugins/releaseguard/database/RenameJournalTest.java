package io.jenkins.plugins.releaseguard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenameJournalTest {

    @TempDir
    Path folder;

    @Test
    void shouldKnowWhatIsLeftInItsOrderWhenOpenedAnew() throws IOException {
        RenameJournal journal = journal();
        journal.add(rename("a", "b"));
        journal.add(rename("b", "c"));
        journal.add(rename("c", "d"));
        journal.done();

        RenameJournal again = journal();

        assertThat(again.next()).contains(rename("b", "c"));
        again.done();
        assertThat(again.next()).contains(rename("c", "d"));
    }

    @Test
    void shouldLeaveNoFileWhenNothingIsLeft() throws IOException {
        RenameJournal journal = journal();
        journal.add(rename("a", "b"));
        journal.done();
        assertThat(journal.next()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldKeepNamesOfAnyCharacters() throws IOException {
        JobRename rename = rename("Büro & Söhne/feature%2Fx y", "new\nline/a+b . done .");
        journal().add(rename);
        assertThat(journal().next()).contains(rename);
    }

    @Test
    void shouldGoOnBehindALineThatWasCutOff() throws IOException {
        journal().add(rename("a", "b"));
        Files.writeString(file(), "\n2026-03-01T12:00:00Z here c shop%2", StandardOpenOption.APPEND);
        journal().add(rename("d", "e"));

        RenameJournal journal = journal();

        assertThat(journal.next()).contains(rename("a", "b"));
        journal.done();
        assertThat(journal.next()).contains(rename("d", "e"));
    }

    @Test
    void shouldStillKnowARenameWhoseEndCouldNotBeNoted() throws IOException {
        RenameJournal journal = journal();
        journal.add(rename("a", "b"));
        Files.delete(file());
        Files.createDirectories(file().resolve("in the way"));

        assertThatIOException().isThrownBy(journal::done);

        assertThat(journal.next()).contains(rename("a", "b"));
    }

    private RenameJournal journal() throws IOException {
        return new RenameJournal(file());
    }

    private Path file() {
        return folder.resolve("job-renames");
    }

    private static JobRename rename(String from, String to) {
        return new JobRename("here", from, to, Instant.parse("2026-03-01T12:00:00Z"));
    }
}
