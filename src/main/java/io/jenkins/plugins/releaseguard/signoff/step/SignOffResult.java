package io.jenkins.plugins.releaseguard.signoff.step;

import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.LogEntry;
import io.jenkins.plugins.releaseguard.signoff.engine.Narration;
import io.jenkins.plugins.releaseguard.signoff.engine.Signature;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a Jenkinsfile gets of a signed release: plain collections, so that it may keep them over a restart. */
final class SignOffResult {

    private SignOffResult() {}

    static Map<String, Object> of(Gate gate) {
        List<Signature> approvals = gate.signatures().approvals();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("version", gate.version().value());
        result.put("round", gate.issues().round());
        result.put("emergency", gate.isEmergency());
        result.put(
                "signers",
                new ArrayList<>(approvals.stream()
                        .map(signature -> signature.person().id())
                        .toList()));
        result.put(
                "signatures",
                new ArrayList<>(approvals.stream().map(SignOffResult::signature).toList()));
        result.put("page", HeldGates.pageOf(gate.id()));
        result.put("log", gate.log().head());
        return result;
    }

    private static Map<String, Object> signature(Signature signature) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("user", signature.person().id());
        map.put("name", signature.person().name());
        map.put("time", signature.at().toString());
        map.put("reason", signature.reason());
        map.put("round", signature.basis().round());
        return map;
    }

    /** What decided a gate and when, such as {@code rejected by bob: checkout hangs (at …)}. */
    static String ending(Gate gate) {
        LogEntry end = gate.end();
        return end == null ? "" : Narration.tell(end) + " (at " + SignOffLog.time(end.at()) + ")";
    }
}
