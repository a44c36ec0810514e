package io.jenkins.plugins.releaseguard.flaky.ui;

import hudson.model.Api;
import hudson.model.ModelObject;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Acts;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeStep;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Mitigation;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Pending;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Purpose;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import io.jenkins.plugins.releaseguard.flaky.store.QuarantineSettings;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.flaky.store.StoredEntry;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.listing.Csv;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;

/** All that is known of one test: its runs, its failed attempts, what was decided, its clock. */
public abstract class EntryDetails extends QuarantineRow implements ModelObject {
    private static final int MAX_CELLS = 200;
    private static final int MAX_ATTEMPTS = 100;
    private static final int MAX_SUCCESSORS = 100;

    private @Nullable Set<String> jobs;

    EntryDetails(StoredEntry stored, Context context) {
        super(stored, context);
    }

    @Override
    public String getDisplayName() {
        return getShortName();
    }

    public Api getApi() {
        return new Api(this);
    }

    /** The Quarantine page, from the controller's root. */
    public String getListUrl() {
        return context().root();
    }

    /** What a form names, so that nobody decides about something else than they saw. */
    @Exported
    public int getVersion() {
        return stored().version();
    }

    private Set<String> jobs() {
        Set<String> known = jobs;
        if (known == null) {
            known = VisibleScopes.jobs(entry());
            jobs = known;
        }
        return known;
    }

    /** Its latest runs, the oldest first. */
    @Exported(inline = true)
    public List<HistoryCell> getHistory() {
        return TestHistory.ofController().points(jobs(), entry().test(), MAX_CELLS).stream()
                .map(HistoryCell::new)
                .toList();
    }

    /** Its latest failed attempts, the latest build first. */
    @Exported(inline = true)
    public List<AttemptView> getAttempts() {
        return TestHistory.ofController().failures(jobs(), entry().test(), MAX_ATTEMPTS).stream()
                .map(AttemptView::new)
                .toList();
    }

    /** What happened to it, the latest first. */
    @Exported(inline = true)
    public List<NoteView> getNotes() {
        return Quarantines.ofController().notes(getId()).stream()
                .map(NoteView::new)
                .toList();
    }

    /** The latest proposal, without a pending one; null if there was none. */
    @Exported(inline = true)
    public @Nullable ProposalView getProposal() {
        Proposal proposal = entry().proposal();
        return proposal == null ? null : new ProposalView(proposal);
    }

    /** What is proposed while it stays in quarantine or broken; null if nothing is. */
    @Exported(inline = true)
    public @Nullable ProposalView getPending() {
        Pending pending = entry().pending();
        return pending == null ? null : new ProposalView(pending.proposal());
    }

    /** For which job or folder; null if nothing is pending. */
    @Exported
    public @Nullable String getPendingScope() {
        Pending pending = entry().pending();
        return pending == null ? null : pending.scope();
    }

    /** How many more people must agree to the proposal. */
    @Exported
    public int getMissing() {
        return new Acts(context().policy()).missing(entry());
    }

    /** What was done about it; null if nothing was. */
    @Exported
    public @Nullable String getMitigation() {
        Mitigation mitigation = entry().mitigation();
        return mitigation == null ? null : mitigation.text();
    }

    /** Passes in a row while it is watched. */
    @Exported
    public int getPasses() {
        return entry().trial().passes();
    }

    /** So many of them close it; 0 unless it is watched. */
    @Exported
    public int getPassesNeeded() {
        return entry().trial().needed();
    }

    /** A step of ageing, its day, and whether it was taken. */
    public record Due(String text, String day, boolean taken) {}

    /** The steps of its clock; none if that doesn't run. */
    public List<Due> getClock() {
        Instant start = entry().clock().start();
        List<Due> steps = new ArrayList<>();
        if (start != null) {
            for (AgeStep step : AgeStep.values()) {
                Instant due = step.dueAt(start, context().policy().ages());
                steps.add(new Due(
                        step.text(),
                        Moments.day(due),
                        step.ordinal() < entry().clock().steps()));
            }
        }
        return steps;
    }

    /** Whether the user may act at all. */
    public boolean isPermitted() {
        return ActingUser.mayAct();
    }

    public boolean isProposable() {
        return !isProposed()
                && Set.of(State.SUSPECTED, State.REJECTED, State.BROKEN, State.QUARANTINED)
                        .contains(entry().state());
    }

    public boolean isProposed() {
        return entry().proposed() != null;
    }

    /** Why the user can't agree; null if they can. */
    public @Nullable String getBarrier() {
        Proposal proposal = entry().proposed();
        Voice me = ActingUser.current().orElse(null);
        if (proposal == null || me == null) {
            return null;
        }
        return proposal.by().isSame(me)
                ? "You proposed this: somebody else must agree."
                : proposal.agreements().stream().anyMatch(a -> a.by().isSame(me)) ? "You have agreed." : null;
    }

    public boolean isRejectable() {
        return entry().state() == State.SUSPECTED || isProposed();
    }

    public boolean isMitigatable() {
        return entry().state() == State.QUARANTINED;
    }

    /** Whether it is being found out if the fix helped. */
    public boolean isOnTrial() {
        return entry().state() == State.MITIGATED || entry().state() == State.WATCHED;
    }

    public boolean isRunnable() {
        return isOnTrial() && !QuarantineSettings.ofController().onDemandJob().isEmpty();
    }

    public int getOnDemandRuns() {
        return context().policy().watching().onDemand();
    }

    public boolean isClosable() {
        return entry().state() == State.IGNORED
                || entry().state() == State.BROKEN
                || isOnTrial() && entry().mitigation() == Mitigation.TEST_REMOVED;
    }

    /** Whether quarantine, too, can be proposed for it now. */
    public boolean isQuarantinable() {
        return entry().state() != State.BROKEN && entry().state() != State.QUARANTINED;
    }

    /** What can be proposed for it now. */
    public List<Purpose> getPurposes() {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose != Purpose.QUARANTINE || isQuarantinable())
                .toList();
    }

    public List<Mitigation> getMitigations() {
        return List.of(Mitigation.values());
    }

    /** The job and the folders around it that the user may see. */
    public List<String> getScopes() {
        List<String> scopes = new ArrayList<>();
        for (String name = getScope(); ; name = name.substring(0, name.lastIndexOf('/'))) {
            if (VisibleScopes.isVisible(name)) {
                scopes.add(name);
            }
            if (name.indexOf('/') < 0) {
                return scopes;
            }
        }
    }

    public String getDefaultOwner() {
        return QuarantineSettings.ofController().defaultOwner();
    }

    /** Tests that this one may be called now: they came when it went. */
    public List<TestChoice> getSuccessors() {
        return TestHistory.ofController().successors(jobs(), entry().test(), MAX_SUCCESSORS).stream()
                .map(TestChoice::new)
                .toList();
    }

    /** Its latest runs as CSV, the oldest first. */
    public String getHistoryCsv() {
        Csv csv = new Csv("job", "build", "outcome");
        getHistory().forEach(cell -> csv.add(List.of(cell.getJob(), cell.getBuild(), cell.getFate())));
        return csv.toString();
    }

    /** What happened to it as CSV, the latest first. */
    public String getNotesCsv() {
        Csv csv = new Csv("at", "user", "what", "reason");
        getNotes()
                .forEach(note -> csv.add(Arrays.<@Nullable Object>asList(
                        note.getAt(), note.getUser(), note.getText(), note.getReason())));
        return csv.toString();
    }

    /** Its latest failed attempts as CSV, the latest build first. */
    public String getCsv() {
        Csv csv = new Csv("job", "build", "at", "commit", "node", "attempt", "outcome", "found by", "type", "message");
        for (AttemptView attempt : getAttempts()) {
            csv.add(attempt.cells());
        }
        return csv.toString();
    }
}
