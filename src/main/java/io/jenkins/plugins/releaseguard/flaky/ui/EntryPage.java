package io.jenkins.plugins.releaseguard.flaky.ui;

import hudson.model.Failure;
import hudson.util.HttpResponses;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Acts;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Agreement;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Change;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Mitigation;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Purpose;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.QuarantineSettings;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.flaky.store.StoredEntry;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * The page of one test, and what people may do with it. Each act needs {@link GuardPermissions#QUARANTINE}, and names the
 * version of the entry that the person saw.
 */
@ExportedBean(defaultVisibility = 2)
public final class EntryPage extends EntryDetails {

    EntryPage(StoredEntry stored, Context context) {
        super(stored, context);
    }

    /** @param scope the job, or a folder around it */
    @RequirePOST
    public HttpResponse doPropose(
            @QueryParameter String purpose,
            @QueryParameter String ticket,
            @QueryParameter String owner,
            @QueryParameter String reason,
            @QueryParameter String scope,
            @QueryParameter String version) {
        Voice by = ActingUser.acting();
        Purpose wanted = choice(Purpose.class, purpose);
        String named = text(owner);
        Proposal proposal = new Proposal(
                wanted,
                text(ticket),
                named.isEmpty() ? QuarantineSettings.ofController().defaultOwner() : named,
                text(reason),
                by,
                now(),
                List.of());
        if (!VisibleScopes.isVisible(text(scope))) {
            throw new Failure("There is no job or folder '" + text(scope) + "' that you may see.");
        }
        return act(version, entry -> acts().propose(entry, proposal, text(scope)));
    }

    @RequirePOST
    public HttpResponse doAgree(@QueryParameter String reason, @QueryParameter String version) {
        Agreement agreement = new Agreement(ActingUser.acting(), now(), text(reason));
        return act(version, entry -> acts().agree(entry, agreement));
    }

    @RequirePOST
    public HttpResponse doReject(@QueryParameter String reason, @QueryParameter String version) {
        return decide(version, reason, Acts::reject);
    }

    @RequirePOST
    public HttpResponse doMitigate(
            @QueryParameter String mitigation, @QueryParameter String reason, @QueryParameter String version) {
        Voice by = ActingUser.acting();
        Mitigation done = choice(Mitigation.class, mitigation);
        return act(version, entry -> acts().mitigate(entry, done, by, now(), text(reason)));
    }

    /** Runs the test on demand, many times, and watches that. */
    @RequirePOST
    public HttpResponse doWatch(@QueryParameter String reason, @QueryParameter String version) {
        QuarantineSettings settings = QuarantineSettings.ofController();
        HttpResponse answer = decide(version, reason, Acts::watch);
        Map<String, String> parameters = Map.of(
                "ENTRY", Long.toString(getId()),
                "TIMES", Integer.toString(settings.policy().watching().onDemand()));
        Optional<String> refusal = Jobs.build(settings.onDemandJob(), parameters);
        if (refusal.isPresent()) {
            throw new Failure("The test is watched now, but wasn't started: " + refusal.get() + ".");
        }
        return answer;
    }

    @RequirePOST
    public HttpResponse doReopen(@QueryParameter String reason, @QueryParameter String version) {
        return decide(version, reason, Acts::reopen);
    }

    @RequirePOST
    public HttpResponse doClose(@QueryParameter String reason, @QueryParameter String version) {
        return decide(version, reason, Acts::close);
    }

    /** @param test which of the tests that the page offers */
    @RequirePOST
    public HttpResponse doRename(
            @QueryParameter String test, @QueryParameter String reason, @QueryParameter String version) {
        Voice by = ActingUser.acting();
        TestId renamed = getSuccessors().stream()
                .filter(s -> s.key().equals(test))
                .findFirst()
                .orElseThrow(() -> new Failure("Choose one of the tests that the page offers."))
                .test();
        return act(version, entry -> acts().rename(entry, renamed, by, now(), text(reason)));
    }

    /** A decision that needs no more than a reason. */
    private interface Decision {
        Change take(Acts acts, Entry entry, Voice by, Instant at, String reason);
    }

    private HttpResponse decide(@Nullable String version, @Nullable String reason, Decision decision) {
        Voice by = ActingUser.acting();
        return act(version, entry -> decision.take(acts(), entry, by, now(), text(reason)));
    }

    private HttpResponse act(@Nullable String version, Function<Entry, Change> act) {
        if (version == null || !version.matches("\\d{1,9}")) {
            throw new Failure("The version is missing: go back to the page and try again.");
        }
        Change change;
        try {
            change = Quarantines.ofController().act(getId(), Integer.parseInt(version), act);
        } catch (DatabaseUnavailableException e) {
            throw new Failure(e.getMessage());
        }
        if (change instanceof Change.Refused refused) {
            throw new Failure(refused.why());
        }
        return HttpResponses.redirectToDot();
    }

    private static Acts acts() {
        return new Acts(QuarantineSettings.ofController().policy());
    }

    private static Instant now() {
        return Time.now();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static <E extends Enum<E>> E choice(Class<E> type, @Nullable String name) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new Failure("'" + name + "' is none of " + List.of(type.getEnumConstants()) + ".");
    }
}
