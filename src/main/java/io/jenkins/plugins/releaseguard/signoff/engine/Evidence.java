package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of a release outside of Release Guard. */
public final class Evidence {

    private final Gate gate;

    public Evidence(Gate gate) {
        this.gate = gate;
    }

    /** All of the release as JSON: its log with the hashes, from which everything else follows. */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", "release-guard-release 1");
        all.put("id", gate.id().toString());
        all.put("version", gate.version().value());
        all.put("build", gate.build().display());
        all.put("state", gate.state().words());
        all.put("round", gate.issues().round());
        all.put("emergency", gate.isEmergency());
        all.put("breached", gate.isBreached());
        all.put("commit", gate.opening().commit());
        all.put("artifacts", gate.artifacts());
        all.put("outcome", gate.aftermath().decision().outcome().words());
        all.put(
                "verifications",
                gate.aftermath().verifications().stream()
                        .map(Evidence::verification)
                        .toList());
        all.put("head", gate.log().head());
        List<Map<String, Object>> log = new ArrayList<>();
        for (LogEntry entry : gate.log().entries()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("position", entry.position());
            line.put("at", entry.at().toString());
            line.put("kind", entry.event().kind().name());
            line.put("fields", entry.event().fields().all());
            line.put("previous", entry.previous());
            line.put("hash", entry.hash());
            log.add(line);
        }
        all.put("log", log);
        return Json.of(all);
    }

    private static Map<String, Object> verification(Verification verification) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("build", verification.build().display());
        map.put("begun", verification.begun().at().toString());
        map.put("passed", verification.isPassed());
        map.put("summary", verification.summary());
        map.put("checks", verification.checks().stream().map(Check::map).toList());
        map.put("outcome", verification.decision().outcome().words());
        return map;
    }

    /**
     * An in-toto statement (Simple Verification Result) about what is shipped; empty unless the release was signed and
     * there are digests to speak of.
     *
     * @param verifier address of this Release Guard
     */
    public Optional<String> statement(String verifier) {
        List<Map<String, Object>> subjects = subjects();
        LogEntry end = gate.end();
        if (gate.state() != GateState.SIGNED || subjects.isEmpty() || end == null) {
            return Optional.empty();
        }
        Map<String, Object> predicate = new LinkedHashMap<>();
        // The policy is an extension that the specification suggests.
        predicate.put(
                "verifier",
                Map.of(
                        "id",
                        verifier,
                        "policy",
                        Map.of("digest", Map.of("sha256", gate.basis().policy()))));
        predicate.put("timeCreated", end.at().toString());
        predicate.put("properties", properties());
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("_type", "https://in-toto.io/Statement/v1");
        statement.put("subject", subjects);
        statement.put("predicateType", "https://in-toto.io/attestation/svr/v0.1");
        statement.put("predicate", predicate);
        return Optional.of(Json.of(statement));
    }

    private List<Map<String, Object>> subjects() {
        List<Map<String, Object>> subjects = new ArrayList<>();
        gate.artifacts().forEach((name, digest) -> {
            Map<String, Object> subject = new LinkedHashMap<>();
            subject.put("name", name);
            subject.put("digest", Map.of("sha256", digest));
            subjects.add(subject);
        });
        return subjects;
    }

    /** What was seen to be so; what an emergency left out is missing here. */
    private List<String> properties() {
        List<String> properties = new ArrayList<>();
        if (gate.signatures().approvals().size() >= Policy.MIN_APPROVERS) {
            properties.add("RELEASE_GUARD_TWO_PEOPLE_APPROVED");
        }
        if (!gate.isEmergency()) {
            properties.add("RELEASE_GUARD_POLICIES_FULFILLED");
        }
        properties.add("RELEASE_GUARD_VERSION " + gate.version());
        properties.add("RELEASE_GUARD_LOG " + gate.log().head());
        properties.add("RELEASE_GUARD_ROUND " + gate.issues().round());
        gate.signatures()
                .approvals()
                .forEach(signature -> properties.add(
                        "RELEASE_GUARD_SIGNED_BY " + signature.person().id()));
        return properties;
    }
}
