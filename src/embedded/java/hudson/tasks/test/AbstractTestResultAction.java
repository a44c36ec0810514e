package hudson.tasks.test;

import hudson.model.AbstractBuild;
import hudson.model.Api;
import hudson.model.HealthReport;
import hudson.model.HealthReportingAction;
import hudson.model.Run;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Shows test results on a build. */
@ExportedBean
public abstract class AbstractTestResultAction<T extends AbstractTestResultAction>
        implements HealthReportingAction, RunAction2 {

    public transient Run<?, ?> run;

    @Deprecated
    public transient AbstractBuild<?, ?> owner;

    private Map<String, String> descriptions = new ConcurrentHashMap<>();

    protected AbstractTestResultAction() {}

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
        owner = r instanceof AbstractBuild<?, ?> build ? build : null;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        onAttached(r);
    }

    @Exported(visibility = 2)
    public abstract int getFailCount();

    @Exported(visibility = 2)
    public int getSkipCount() {
        return 0;
    }

    @Exported(visibility = 2)
    public abstract int getTotalCount();

    /** The change of the number of failures since the build before: {@code " / +2"}, or nothing. */
    public final String getFailureDiffString() {
        T previous = getPreviousResult();
        return previous == null ? "" : " / " + String.format("%+d", getFailCount() - previous.getFailCount());
    }

    @Override
    public String getDisplayName() {
        return "Test Result";
    }

    @Override
    @Exported(visibility = 2)
    public String getUrlName() {
        return "testReport";
    }

    @Override
    public String getIconFileName() {
        return "symbol-checkmark-circle";
    }

    @Override
    public HealthReport getBuildHealth() {
        double scale = getHealthScaleFactor();
        if (scale < 1e-7) {
            return null;
        }
        int total = getTotalCount();
        int failed = getFailCount();
        int score = total == 0 ? 100 : (int) (100.0 * Math.max(0.0, Math.min(1.0, 1.0 - scale * failed / total)));
        String tests = total == 0 ? "0 tests in total." : failed + " failed test(s) out of " + total;
        return new HealthReport(score, getDisplayName() + ": " + tests);
    }

    /** How strongly failures spoil the job's health; 0 leaves tests out of it. */
    public double getHealthScaleFactor() {
        return 1.0;
    }

    public Api getApi() {
        return new Api(this);
    }

    public abstract Object getResult();

    /** This action of the last build before that has one. */
    @SuppressWarnings("unchecked")
    public T getPreviousResult() {
        for (Run<?, ?> b = run.getPreviousBuild(); b != null; b = b.getPreviousBuild()) {
            AbstractTestResultAction<?> action = b.getAction(getClass());
            if (action != null) {
                return (T) action;
            }
        }
        return null;
    }

    public TestResult findCorrespondingResult(String id) {
        return getResult() instanceof TestResult result ? result.findCorrespondingResult(id) : null;
    }

    public List<? extends TestResult> getFailedTests() {
        return List.of();
    }

    public List<? extends TestResult> getPassedTests() {
        return List.of();
    }

    public List<? extends TestResult> getSkippedTests() {
        return List.of();
    }

    protected String getDescription(TestObject object) {
        return descriptions.get(object.getId());
    }

    protected void setDescription(TestObject object, String description) {
        descriptions.put(object.getId(), description);
    }

    public Object readResolve() {
        if (descriptions == null) {
            descriptions = new ConcurrentHashMap<>();
        }
        return this;
    }
}
