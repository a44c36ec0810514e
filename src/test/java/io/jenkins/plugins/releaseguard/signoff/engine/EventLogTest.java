package io.jenkins.plugins.releaseguard.signoff.engine;

import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private final Scene scene = new Scene().tested().after(ALICE, Act.APPROVE, "reason", "tested\ncheckout = fine \\");
    private final UUID id = scene.gate.id();
    private final List<LogEntry> entries = new ArrayList<>(scene.gate.log().entries());
    private final String head = scene.gate.log().head();

    @Test
    void shouldBelieveWhatWasWritten() {
        assertThat(flaw()).isEqualTo("none");
    }

    @Test
    void shouldNameEntryWhoseContentWasChanged() {
        LogEntry entry = entries.get(2);
        Event forged = new Event(entry.event().kind(), entry.event().fields().with("by", Scene.CAROL));
        entries.set(2, new LogEntry(3, entry.at(), forged, entry.previous(), entry.hash()));
        assertThat(flaw()).startsWith("Entry 3 (checked in) was changed");
    }

    @Test
    void shouldNameEntryAfterOneThatWasRewrittenWithItsHash() {
        LogEntry entry = entries.get(2);
        Event forged = new Event(entry.event().kind(), entry.event().fields().with("by", Scene.CAROL));
        entries.set(2, LogEntry.next(id, 3, entry.at(), forged, entry.previous()));
        assertThat(flaw()).startsWith("Entry 4 (approved) doesn't follow");
    }

    @Test
    void shouldNameEntryThatIsMissing() {
        entries.remove(1);
        assertThat(flaw()).startsWith("Entry 2 is missing");
    }

    @Test
    void shouldFindThatTheEndWasCutOff() {
        entries.remove(3);
        assertThat(flaw()).startsWith("Entry 4 is missing: the log ends before");
    }

    @Test
    void shouldFindLogOfAnotherRelease() {
        assertThat(new EventLog(UUID.randomUUID(), entries).flaw(head)).isPresent();
    }

    @Test
    void shouldHashWhatTheDocumentationSays() {
        LogEntry first = entries.get(0);
        assertThat(first.text(id))
                .startsWith("release-guard-log 1\ngate " + id + "\nposition 1\nprevious " + "0".repeat(64)
                        + "\nat 2026-11-23T12:00:00Z\nkind OPENED\n")
                .contains("\nversion=1.4.0\n");
        assertThat(first.hash()).isEqualTo(Sha256.of(first.text(id)));
        assertThat(entries.get(3).text(id)).contains("reason=tested\\ncheckout = fine \\\\\n");
    }

    @Test
    void shouldReadFieldsAsTheyWereWritten() {
        for (LogEntry entry : entries) {
            assertThat(Fields.decode(entry.event().fields().encode()))
                    .isEqualTo(entry.event().fields());
        }
    }

    private String flaw() {
        return new EventLog(id, entries).flaw(head).orElse("none");
    }
}
