package io.jenkins.plugins.releaseguard.signoff.step;

import io.jenkins.plugins.releaseguard.signoff.engine.Check;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.LogEntry;
import io.jenkins.plugins.releaseguard.signoff.engine.Verification;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a Jenkinsfile gets of a release that is kept: plain collections, so that it may keep them over a restart. */
final class VerifyResult {

    private VerifyResult() {}

    static Map<String, Object> of(Gate gate, Verification verification) {
        List<LogEntry> voices = verification.decision().voices();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("version", gate.version().value());
        result.put("outcome", verification.decision().outcome().words());
        result.put("passed", verification.isPassed());
        result.put(
                "checks",
                new ArrayList<>(verification.checks().stream().map(Check::map).toList()));
        result.put(
                "who",
                new ArrayList<>(voices.stream()
                        .map(voice -> voice.event().fields().text("by.id"))
                        .toList()));
        result.put("when", voices.get(voices.size() - 1).at().toString());
        result.put(
                "reason",
                voices.stream()
                        .map(voice -> voice.event().fields().text("reason"))
                        .filter(reason -> !reason.isEmpty())
                        .collect(Collectors.joining("; ")));
        result.put("page", HeldGates.pageOf(gate.id()));
        result.put("log", gate.log().head());
        return result;
    }
}
