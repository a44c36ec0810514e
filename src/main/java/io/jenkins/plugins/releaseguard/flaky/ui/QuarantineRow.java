package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.FlakeRate;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Policy;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.store.StoredEntry;
import io.jenkins.plugins.releaseguard.flaky.store.StoredEntry.LastBad;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.ticket.TicketTracker;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A flaky test as pages and the remote API show it. Times are in ISO 8601 and UTC, rates from 0 to 1. */
@ExportedBean(defaultVisibility = 2)
public class QuarantineRow {
    private static final int MAX_NAME = 200;

    private final StoredEntry stored;
    private final Context context;

    /**
     * What all rows of a page have in common.
     *
     * @param root path of the Quarantine page from the controller's root, with a slash at its end
     */
    record Context(Policy policy, TicketTracker tracker, Instant now, String root) {}

    QuarantineRow(StoredEntry stored, Context context) {
        this.stored = stored;
        this.context = context;
    }

    final Entry entry() {
        return stored.entry();
    }

    final StoredEntry stored() {
        return stored;
    }

    final Context context() {
        return context;
    }

    private @Nullable Proposal proposal() {
        return entry().proposal();
    }

    @Exported
    public long getId() {
        return entry().id();
    }

    /** Path of its own page from the controller's root. */
    @Exported
    public String getUrl() {
        return context.root() + "entry/" + getId() + "/";
    }

    /** Class and name, of bounded length. */
    public String getShortName() {
        return cut(getName());
    }

    /** What to call the test beside its class, of bounded length. */
    public String getShortTestName() {
        String ofClass = getClassName() + ".";
        return cut(getName().startsWith(ofClass) ? getName().substring(ofClass.length()) : getName());
    }

    /** Its class, else its file or suite, of bounded length. */
    public String getShortClassName() {
        return cut(!getClassName().isEmpty() ? getClassName() : !getFile().isEmpty() ? getFile() : getSuite());
    }

    private static String cut(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
    }

    @Exported
    public String getName() {
        return entry().test().displayName();
    }

    @Exported
    public String getSuite() {
        return entry().test().suite();
    }

    @Exported
    public String getFile() {
        return entry().test().file();
    }

    @Exported
    public String getClassName() {
        return entry().test().className();
    }

    @Exported
    public String getTestName() {
        return entry().test().name();
    }

    @Exported
    public int getOccurrence() {
        return entry().test().occurrence();
    }

    /** Full name of the job or folder. */
    @Exported
    public String getScope() {
        return entry().scope();
    }

    /** Its path from the controller's root; null if there is none any more. */
    public @Nullable String getScopeUrl() {
        return Jobs.readableItemUrl(entry().scope());
    }

    @Exported
    public String getState() {
        return entry().state().name();
    }

    public String getStateText() {
        return isOverdue() ? "overdue" : entry().state().text();
    }

    /** What others have to agree to; null if nothing is proposed. */
    @Exported
    public @Nullable String getProposedPurpose() {
        Proposal proposed = entry().proposed();
        return proposed == null ? null : proposed.purpose().name();
    }

    public @Nullable String getProposedText() {
        Proposal proposed = entry().proposed();
        return proposed == null ? null : proposed.purpose().text();
    }

    /** Ends the CSS class of the state. */
    public String getStateStyle() {
        return isOverdue() ? "overdue" : entry().state().name().toLowerCase(Locale.ROOT);
    }

    @Exported
    public boolean isOverdue() {
        return entry().isOverdue();
    }

    /** Whether its failures don't count now. */
    @Exported
    public boolean isExcused() {
        return entry().isExcused(context.policy());
    }

    @Exported
    public String getPriority() {
        return entry().priority().text();
    }

    @Exported
    public @Nullable String getTicket() {
        Proposal proposal = proposal();
        return proposal == null ? null : proposal.ticket();
    }

    @Exported
    public @Nullable String getTicketUrl() {
        Proposal proposal = proposal();
        return proposal == null
                ? null
                : context.tracker().link(proposal.ticket()).orElse(null);
    }

    @Exported
    public @Nullable String getOwner() {
        Proposal proposal = proposal();
        return proposal == null ? null : proposal.owner();
    }

    /** Since when it is in quarantine, over returns and renames; null if it never was. */
    @Exported
    public @Nullable String getQuarantinedSince() {
        Instant start = entry().clock().start();
        return start == null ? null : start.toString();
    }

    /** Whole days since then. */
    @Exported
    public int getDays() {
        return entry().clock().days(context.now());
    }

    /** Null unless its clock runs. */
    public @Nullable AgeBar getAge() {
        boolean runs = entry().clock().start() != null
                && (entry().state() == State.QUARANTINED
                        || entry().state() == State.MITIGATED
                        || entry().state() == State.WATCHED);
        return runs ? new AgeBar(getDays(), context.policy().ages()) : null;
    }

    private FlakeRate rate() {
        return stored.figures().rate();
    }

    @Exported
    public long getRuns() {
        return rate().runs();
    }

    /** Runs in which it failed or was flaky. */
    @Exported
    public long getBadRuns() {
        return rate().bad();
    }

    @Exported
    public double getRate() {
        return rate().rate();
    }

    /** Lower end of the 95 % confidence interval (Wilson). */
    @Exported
    public double getRateLow() {
        return rate().low();
    }

    /** Upper end of the 95 % confidence interval (Wilson). */
    @Exported
    public double getRateHigh() {
        return rate().high();
    }

    /** Such as {@code 10 %}. */
    public String getRateText() {
        return percent(rate().rate()) + " %";
    }

    /** Such as {@code 4 to 21 % of 50 runs}. */
    public String getIntervalText() {
        return percent(rate().low()) + " to " + percent(rate().high()) + " %, " + rate().runs() + " "
                + (rate().runs() == 1 ? "run" : "runs");
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }

    @Exported
    public @Nullable Integer getLastFailureBuild() {
        LastBad last = stored.figures().lastBad();
        return last == null ? null : last.build();
    }

    @Exported
    public @Nullable String getLastFailureJob() {
        LastBad last = stored.figures().lastBad();
        return last == null || Jobs.readable(last.job()) == null && Jobs.readableItemUrl(entry().scope()) != null
                ? null
                : last.job();
    }

    @Exported
    public @Nullable String getLastFailureAt() {
        LastBad last = stored.figures().lastBad();
        return last == null ? null : last.at().toString();
    }

    public @Nullable String getLastFailureText() {
        LastBad last = stored.figures().lastBad();
        return last == null ? null : Moments.minute(last.at());
    }

    /** The build's path from the controller's root; null if it is gone. */
    @Exported
    public @Nullable String getLastFailureUrl() {
        LastBad last = stored.figures().lastBad();
        return last == null ? null : Jobs.readableBuildUrl(last.job(), last.build());
    }

    /** Minutes that its failures and reruns took, with one digit after the point. */
    @Exported
    public double getMinutesLost() {
        return Math.round(stored.figures().lostMillis() / 6_000.0) / 10.0;
    }

    @Exported
    public String getSuspectedAt() {
        return stored.figures().suspectedAt().toString();
    }
}
