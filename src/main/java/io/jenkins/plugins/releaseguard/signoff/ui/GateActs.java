package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.model.Failure;
import hudson.util.HttpResponses;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Login;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.store.ReleaseDesk;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * What people do to a release, each by a POST to its own address. The permission is checked here, everything else under
 * the lock of the gate's row. Refused with 400 and the reason.
 */
public abstract class GateActs {

    private final UUID gateId;

    GateActs(UUID gateId) {
        this.gateId = gateId;
    }

    @RequirePOST
    public HttpResponse doCheckIn() {
        return perform(Act.CHECK_IN, Map.of());
    }

    /** @param to id of the user who is to test instead */
    @RequirePOST
    public HttpResponse doOfferPlace(@QueryParameter @Nullable String to) {
        return perform(Act.OFFER_PLACE, Map.of("to", text(to)));
    }

    /**
     * @param title what is wrong, one line
     * @param severity {@code blocker} or {@code non-blocking}
     * @param steps how to see it
     * @param production {@code yes}, {@code no} or {@code not tried}; needed for a blocker
     * @param recording link, may be missing
     * @param ticket link; needed for a non-blocking issue
     */
    @RequirePOST
    public HttpResponse doReport(
            @QueryParameter @Nullable String title,
            @QueryParameter @Nullable String severity,
            @QueryParameter @Nullable String steps,
            @QueryParameter @Nullable String production,
            @QueryParameter @Nullable String recording,
            @QueryParameter @Nullable String ticket) {
        return perform(
                Act.REPORT,
                Map.of(
                        "title", text(title),
                        "severity", text(severity),
                        "steps", text(steps),
                        "production", text(production),
                        "recording", text(recording),
                        "ticket", text(ticket)));
    }

    /**
     * @param issue number of the issue
     * @param to id of the user who is to resolve it
     */
    @RequirePOST
    public HttpResponse doDelegate(@QueryParameter @Nullable String issue, @QueryParameter @Nullable String to) {
        return perform(Act.DELEGATE, Map.of("issue", text(issue), "to", text(to)));
    }

    /**
     * @param issue number of the issue
     * @param context what changed, what to test again
     */
    @RequirePOST
    public HttpResponse doResolve(@QueryParameter @Nullable String issue, @QueryParameter @Nullable String context) {
        return perform(Act.RESOLVE, Map.of("issue", text(issue), "context", text(context)));
    }

    /**
     * @param issue number of the issue
     * @param reason what still goes wrong
     */
    @RequirePOST
    public HttpResponse doReopen(@QueryParameter @Nullable String issue, @QueryParameter @Nullable String reason) {
        return perform(Act.REOPEN, Map.of("issue", text(issue), "reason", text(reason)));
    }

    /**
     * @param issue number of the issue
     * @param note what was tested again; may be missing
     */
    @RequirePOST
    public HttpResponse doClose(@QueryParameter @Nullable String issue, @QueryParameter @Nullable String note) {
        return perform(Act.CLOSE, Map.of("issue", text(issue), "note", text(note)));
    }

    /** @param to id of the user who is to own the release */
    @RequirePOST
    public HttpResponse doOfferOwnership(@QueryParameter @Nullable String to) {
        return perform(Act.OFFER_OWNERSHIP, Map.of("to", text(to)));
    }

    @RequirePOST
    public HttpResponse doTakeOwnership() {
        return perform(Act.TAKE_OWNERSHIP, Map.of());
    }

    /**
     * @param reason why the release may go; may be missing
     * @param seen how many entries of the log the person had before them; if it is there and what is approved has changed
     *     since, it is refused
     */
    @RequirePOST
    public HttpResponse doApprove(@QueryParameter @Nullable String reason, @QueryParameter @Nullable String seen) {
        return perform(Act.APPROVE, Map.of("reason", text(reason), "seen", text(seen)));
    }

    /** @param reason what is wrong with the release */
    @RequirePOST
    public HttpResponse doReject(@QueryParameter @Nullable String reason) {
        return perform(Act.REJECT, Map.of("reason", text(reason)));
    }

    /** @param reason why the approval is taken back */
    @RequirePOST
    public HttpResponse doWithdraw(@QueryParameter @Nullable String reason) {
        return perform(Act.WITHDRAW, Map.of("reason", text(reason)));
    }

    /**
     * @param reason why it can't wait
     * @param incident link to the incident
     * @param seen as for an approval
     */
    @RequirePOST
    public HttpResponse doDeclareEmergency(
            @QueryParameter @Nullable String reason,
            @QueryParameter @Nullable String incident,
            @QueryParameter @Nullable String seen) {
        return perform(
                Act.DECLARE_EMERGENCY, Map.of("reason", text(reason), "incident", text(incident), "seen", text(seen)));
    }

    /** @param reason what was seen; may be missing */
    @RequirePOST
    public HttpResponse doKeep(@QueryParameter @Nullable String reason) {
        return perform(Act.KEEP, Map.of("reason", text(reason)));
    }

    /** @param reason what is wrong in production */
    @RequirePOST
    public HttpResponse doRollBack(@QueryParameter @Nullable String reason) {
        return perform(Act.ROLL_BACK, Map.of("reason", text(reason)));
    }

    /**
     * @param title what is wrong, one line
     * @param ticket link, may be missing
     */
    @RequirePOST
    public HttpResponse doReportEscaped(
            @QueryParameter @Nullable String title, @QueryParameter @Nullable String ticket) {
        return perform(Act.REPORT_ESCAPED, Map.of("title", text(title), "ticket", text(ticket)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private HttpResponse perform(Act act, Map<String, String> inputs) {
        try {
            ReleaseDesk.perform(gateId, act, inputs, Login.current()).ifPresent(why -> {
                throw new Failure(why);
            });
        } catch (DatabaseUnavailableException | UncheckedIOException e) {
            throw new Failure(e.getMessage());
        }
        return HttpResponses.redirectToDot();
    }
}
