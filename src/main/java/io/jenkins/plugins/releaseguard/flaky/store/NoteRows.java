package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Note;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What happened to entries, as rows. */
final class NoteRows {
    private NoteRows() {}

    static void insert(Handle handle, long entry, State state, Note note) {
        Voice by = note.by();
        handle.createUpdate("INSERT INTO quarantine_note (entry, noted_at, state, person_key, person_id, person_name,"
                        + " text, reason) VALUES (:entry, :at, :state, :key, :id, :name, :text, :reason)")
                .bind("entry", entry)
                .bind("at", Texts.time(note.at()))
                .bind("state", state.name())
                .bind("key", by == null ? null : Texts.storable(by.key(), 255))
                .bind("id", by == null ? null : Texts.storable(by.id(), 255))
                .bind("name", by == null ? null : Texts.storable(by.name(), 255))
                .bind("text", Texts.storable(note.text(), 4_000))
                .bind("reason", Texts.storable(note.reason(), 4_000))
                .execute();
    }

    /** The latest first. */
    static List<Note> of(Handle handle, long entry, int limit) {
        return handle.createQuery("SELECT * FROM quarantine_note WHERE entry = :entry ORDER BY id DESC LIMIT :limit")
                .bind("entry", entry)
                .bind("limit", limit)
                .map((row, context) -> {
                    String key = row.getString("person_key");
                    Voice by = key == null
                            ? null
                            : new Voice(key, row.getString("person_id"), row.getString("person_name"));
                    return new Note(by, Days.instant(row, "noted_at"), row.getString("text"), row.getString("reason"));
                })
                .list();
    }
}
