package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a build asks to be signed, as the first entry of the log keeps it; its job by the present name. Immutable. */
public final class Opening {

    private final Fields fields;

    Opening(Fields fields) {
        this.fields = fields;
    }

    /** @param controller which controller's build it is, since several may share a database */
    public static Opening of(Version version, String controller, Build build) {
        return new Opening(Fields.NONE
                .with("version", version.value())
                .with("controller", controller)
                .with("job", build.job())
                .with("build", String.valueOf(build.number())));
    }

    /**
     * @param requester who started the build; null when no person did
     * @param owner whose release it is; null while it is nobody's
     * @param authors who wrote its commits, as far as known
     */
    public Opening people(@Nullable Person requester, @Nullable Person owner, List<Person> authors) {
        return new Opening(
                fields.with("requester", requester).with("owner", owner).withAll("author", authors));
    }

    /** @param others who started the same build besides the requester */
    public Opening startedToo(List<Person> others) {
        return new Opening(fields.withAll("starter", others));
    }

    /** @param owners of earlier candidates of this version */
    Opening ownedBefore(List<Person> owners) {
        return new Opening(fields.withAll("ownedBefore", owners));
    }

    /**
     * @param commit what was built; empty if unknown
     * @param artifacts SHA-256 of each artifact, by name
     * @param pattern which archived artifacts these are; empty when the digests were given
     */
    public Opening content(String commit, Map<String, String> artifacts, String pattern) {
        return new Opening(fields.with("commit", commit)
                .with("artifacts", lines(artifacts))
                .with("pattern", pattern));
    }

    /** Each may be empty. */
    public Opening texts(String pullRequest, String thread, String rollbackPlan) {
        return new Opening(
                fields.with("pullRequest", pullRequest).with("thread", thread).with("rollbackPlan", rollbackPlan));
    }

    /**
     * What the Jenkinsfile demands beyond the configured policies.
     *
     * @param policy name of a policy to hold, too; may be empty
     * @param approvers 0 to demand none
     * @param cadence as {@link Cadence#parse(String)} reads it; may be empty
     */
    public Opening demands(String policy, int approvers, String cadence) {
        return new Opening(fields.with("demand.policy", policy)
                .with("demand.approvers", approvers == 0 ? "" : String.valueOf(approvers))
                .with("demand.cadence", cadence));
    }

    Opening jobRenamed(String from, String to) {
        return build().job().equals(from) ? new Opening(fields.with("job", to)) : this;
    }

    Event event(Policies policies) {
        return Event.of(EventKind.OPENED, withPolicies(fields, policies));
    }

    static Fields withPolicies(Fields fields, Policies policies) {
        return fields.with("policy", policies.text()).with("approvers", String.valueOf(policies.approvers()));
    }

    public Version version() {
        return new Version(fields.text("version"));
    }

    public String controller() {
        return fields.text("controller");
    }

    public Build build() {
        return new Build(fields.text("job"), fields.number("build"));
    }

    public String commit() {
        return fields.text("commit");
    }

    /** SHA-256 of each artifact as the build asked with it, by name. */
    public Map<String, String> artifacts() {
        return artifacts(fields.text("artifacts"));
    }

    /** Which archived artifacts are shipped; empty when their digests were given, or there are none. */
    public String pattern() {
        return fields.text("pattern");
    }

    public String pullRequest() {
        return fields.text("pullRequest");
    }

    public String thread() {
        return fields.text("thread");
    }

    public String rollbackPlan() {
        return fields.text("rollbackPlan");
    }

    public String demandedPolicy() {
        return fields.text("demand.policy");
    }

    /** 0 when none were demanded. */
    public int demandedApprovers() {
        return fields.number("demand.approvers");
    }

    public String demandedCadence() {
        return fields.text("demand.cadence");
    }

    /** One {@code digest  name} in a line, sorted by name, as {@code sha256sum} writes it. */
    static String lines(Map<String, String> artifacts) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(artifacts).forEach((name, digest) -> lines.add(digest + "  " + name));
        return String.join("\n", lines);
    }

    /** Reads {@link #lines}. */
    static Map<String, String> artifacts(String lines) {
        Map<String, String> artifacts = new LinkedHashMap<>();
        for (String line : lines.split("\n")) {
            int gap = line.indexOf("  ");
            if (gap > 0) {
                artifacts.put(line.substring(gap + 2), line.substring(0, gap));
            }
        }
        return artifacts;
    }
}
