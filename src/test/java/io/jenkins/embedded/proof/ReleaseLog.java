package io.jenkins.embedded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.signoff.engine.Event;
import io.jenkins.plugins.releaseguard.signoff.engine.EventKind;
import io.jenkins.plugins.releaseguard.signoff.engine.EventLog;
import io.jenkins.plugins.releaseguard.signoff.engine.Fields;
import io.jenkins.plugins.releaseguard.signoff.engine.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;

/** The log of a release as its export tells it, judged by nothing but that. */
final class ReleaseLog {

    private final EventLog log;
    private final String head;
    private final boolean waiting;

    ReleaseLog(String export) {
        JSONObject all = JSONObject.fromObject(export);
        head = all.getString("head");
        waiting = all.getString("state").equals("waiting");
        List<LogEntry> entries = new ArrayList<>();
        JSONArray lines = all.getJSONArray("log");
        for (int i = 0; i < lines.size(); i++) {
            entries.add(entry(lines.getJSONObject(i)));
        }
        log = new EventLog(UUID.fromString(all.getString("id")), entries);
    }

    private static LogEntry entry(JSONObject line) {
        Map<String, String> texts = new HashMap<>();
        JSONObject fields = line.getJSONObject("fields");
        fields.keySet().forEach(name -> texts.put((String) name, fields.getString((String) name)));
        return new LogEntry(
                line.getInt("position"),
                Instant.parse(line.getString("at")),
                new Event(EventKind.valueOf(line.getString("kind")), Fields.NONE.withAll(texts)),
                line.getString("previous"),
                line.getString("hash"));
    }

    boolean isWaiting() {
        return waiting;
    }

    List<LogEntry> entries() {
        return log.entries();
    }

    /** How many entries have exactly this text in a field. */
    long count(String text) {
        return entries().stream()
                .filter(entry -> entry.event().fields().all().containsValue(text))
                .count();
    }

    /** The chain has no gap, and what one transaction writes is there together. */
    void assertWhole() {
        assertThat(log.flaw(head)).isEmpty();
        int approvals = 0;
        int voided = 0;
        for (LogEntry entry : entries()) {
            EventKind kind = entry.event().kind();
            if (voided > 0) {
                assertThat(kind).as("entry %s", entry.position()).isEqualTo(EventKind.VOIDED);
                voided--;
                continue;
            }
            switch (kind) {
                case APPROVED -> approvals++;
                case WITHDRAWN -> approvals--;
                case ISSUE_REPORTED -> {
                    voided = approvals;
                    approvals = 0;
                }
                default -> {
                    // Leaves the approvals as they are.
                }
            }
        }
        assertThat(voided).as("approvals that weren't made void").isZero();
    }
}
