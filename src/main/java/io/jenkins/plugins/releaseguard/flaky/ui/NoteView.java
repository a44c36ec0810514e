package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Note;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Something that happened to an entry. */
@ExportedBean(defaultVisibility = 2)
public final class NoteView {
    private final Note note;

    NoteView(Note note) {
        this.note = note;
    }

    /** In ISO 8601 and UTC. */
    @Exported
    public String getAt() {
        return note.at().toString();
    }

    public String getAtText() {
        return Moments.minute(note.at());
    }

    /** Id of the person; null for what Release Guard did by itself. */
    @Exported
    public @Nullable String getUser() {
        Voice by = note.by();
        return by == null ? null : by.id();
    }

    public String getName() {
        Voice by = note.by();
        return by == null ? "Release Guard" : by.name();
    }

    @Exported
    public String getText() {
        return note.text();
    }

    @Exported
    public String getReason() {
        return note.reason();
    }
}
