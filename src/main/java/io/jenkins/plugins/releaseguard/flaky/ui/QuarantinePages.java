package io.jenkins.plugins.releaseguard.flaky.ui;

import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Failure;
import hudson.util.HttpResponses;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Note;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import io.jenkins.plugins.releaseguard.flaky.store.EntryQuery;
import io.jenkins.plugins.releaseguard.flaky.store.QuarantineSettings;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.flaky.store.TrendDay;
import io.jenkins.plugins.releaseguard.listing.Csv;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.ticket.TicketSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * The Quarantine page of the controller, of a folder or of a job: the flaky tests of the jobs that the user may read.
 * Needs {@link GuardPermissions#VIEW_QUARANTINE}.
 */
public abstract class QuarantinePages implements Action, StaplerProxy {
    /** So many entries are exported at once. */
    private static final int MAX_EXPORT = 10_000;

    private static final int FAILING_RUNS = 5;
    private static final int MAX_FAILING = 50;

    /** Full name of the job or folder that the page is about; empty for all. */
    abstract String scope();

    /** Path of the page from the controller's root, with a slash at its end. */
    public abstract String getRoot();

    @Override
    public @Nullable String getIconFileName() {
        return GuardPermissions.has(GuardPermissions.VIEW_QUARANTINE) ? "symbol-flask" : null;
    }

    @Override
    public String getDisplayName() {
        return "Quarantine";
    }

    @Override
    public String getUrlName() {
        return "quarantine";
    }

    /** Everything below this page needs the permission. */
    @Override
    public Object getTarget() {
        GuardPermissions.check(GuardPermissions.VIEW_QUARANTINE);
        return this;
    }

    private VisibleScopes visible() {
        return new VisibleScopes(scope());
    }

    private QuarantineRow.Context context() {
        return new QuarantineRow.Context(
                QuarantineSettings.ofController().policy(), TicketSource.ofController(), Time.now(), getRoot());
    }

    /** What the page is about, for its heading; null for everything. */
    public @Nullable String getSubject() {
        return scope().isEmpty() ? null : scope();
    }

    /** The list as a request's parameters ask for it; what makes no sense is as if it weren't given. */
    public QuarantineTable table(@Nullable String search, @Nullable String sort, @Nullable String page) {
        return QuarantineTable.of(ListRequest.of(search, sort, page), visible(), context());
    }

    List<TrendDay> trendDays() {
        return QuarantineTrend.days(visible().of(Quarantines.ofController()));
    }

    /** The figures of the trend as CSV: a line for each day that is known. */
    public String getTrendCsv() {
        Csv csv = new Csv("day", "flaky in seven days", "in quarantine", "overdue", "mitigated");
        trendDays()
                .forEach(day ->
                        csv.add(List.of(day.day(), day.flaky(), day.quarantined(), day.overdue(), day.mitigated())));
        return csv.toString();
    }

    /** The page of one test; null if there is none, or the user may not see it. */
    public @Nullable EntryPage getEntry(String id) {
        if (!id.matches("\\d{1,18}")) {
            return null;
        }
        return Quarantines.ofController()
                .find(Long.parseLong(id))
                .filter(stored -> VisibleScopes.isVisible(stored.entry().scope()))
                .map(stored -> new EntryPage(stored, context()))
                .orElse(null);
    }

    List<QuarantineRow> rows(String search) {
        Quarantines quarantines = Quarantines.ofController();
        Set<Long> scopes = visible().of(quarantines);
        EntryQuery.Filter filter = new QuarantineSearch(search).filter(scopes);
        QuarantineRow.Context context = context();
        EntryQuery.Order order = EntryQuery.Order.SCOPE;
        return quarantines.find(new EntryQuery(filter, order, false, MAX_EXPORT, 0)).stream()
                .map(stored -> new QuarantineRow(stored, context))
                .toList();
    }

    /** What to run by hand because it is in quarantine. */
    public ManualPlan getPlan() {
        return new ManualPlan(
                rows("is:quarantined").stream().filter(QuarantineRow::isExcused).toList());
    }

    /** The list as CSV, all pages of it. */
    public String csv(@Nullable String search) {
        return QuarantineCsv.of(rows(search == null ? "" : search));
    }

    /** Tests of this job that failed lately and have no entry; none on pages of more than one job. */
    public List<TestChoice> getFailing() {
        try {
            List<TestChoice> failing = TestHistory.ofController().failing(scope(), FAILING_RUNS, MAX_FAILING).stream()
                    .map(TestChoice::new)
                    .toList();
            if (failing.isEmpty()) {
                return failing;
            }
            Quarantines quarantines = Quarantines.ofController();
            Set<Long> scopes = visible().of(quarantines);
            Set<Object> known = Set.copyOf(quarantines.find(EntryQuery.all(scopes)).stream()
                    .map(s -> s.entry().test())
                    .toList());
            return failing.stream().filter(f -> !known.contains(f.test())).toList();
        } catch (DatabaseUnavailableException e) {
            return List.of();
        }
    }

    /** Whether the user may change anything. */
    public boolean isPermitted() {
        return ActingUser.mayAct();
    }

    /** Makes an entry of a test that no rerun has shown to be flaky. */
    @RequirePOST
    public HttpResponse doSuspect(@QueryParameter String test, @QueryParameter String reason) {
        Voice by = ActingUser.acting();
        if (reason == null || reason.isBlank()) {
            throw new Failure("A reason is missing: say why you suspect the test.");
        }
        TestChoice chosen = getFailing().stream()
                .filter(f -> f.key().equals(test))
                .findFirst()
                .orElseThrow(() -> new Failure("Choose one of the tests that the page offers."));
        String why = reason.strip().substring(0, Math.min(4_000, reason.strip().length()));
        long id = Quarantines.ofController()
                .suspect(scope(), chosen.test(), new Note(by, Time.now(), "suspected by hand", why));
        return HttpResponses.redirectTo("entry/" + id + "/");
    }

    public Api getApi() {
        return new Api(new QuarantineExport(this));
    }
}
