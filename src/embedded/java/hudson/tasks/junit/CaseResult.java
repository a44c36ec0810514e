package hudson.tasks.junit;

import hudson.model.Run;
import hudson.tasks.test.TestResult;
import io.jenkins.embedded.junit.TestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.export.Exported;

/** One test case in one build. */
public class CaseResult extends TestResult implements Comparable<CaseResult> {

    private static final long serialVersionUID = 1L;

    private final String className;
    private final String testName;
    private final float duration;
    private boolean skipped;
    private String skippedMessage;
    private String errorDetails;
    private String errorStackTrace;
    private String stdout;
    private String stderr;
    private Map<String, String> properties;
    private boolean keepTestNames;
    private int failedSince;

    private transient SuiteResult parent;
    private transient ClassResult classResult;

    /** A case that failed, if there is a stack trace, or passed. */
    public CaseResult(SuiteResult parent, String testName, String errorStackTrace) {
        this(parent, parent.getName(), testName, null, null, 0, null, null, errorStackTrace);
    }

    public CaseResult(
            SuiteResult parent,
            String className,
            String testName,
            String errorDetails,
            String skippedMessage,
            float duration,
            String stdout,
            String stderr,
            String stacktrace) {
        this.parent = parent;
        this.className = className;
        this.testName = testName;
        this.errorDetails = errorDetails;
        this.errorStackTrace = stacktrace;
        this.skippedMessage = skippedMessage;
        this.skipped = skippedMessage != null;
        this.duration = clampDuration(duration);
        this.stdout = stdout;
        this.stderr = stderr;
    }

    void markSkipped(String message) {
        skipped = true;
        skippedMessage = message;
    }

    void setProperties(Map<String, String> properties) {
        this.properties = properties.isEmpty() ? null : properties;
    }

    void setKeepTestNames(boolean keepTestNames) {
        this.keepTestNames = keepTestNames;
    }

    /** Between 0 and a year of seconds. */
    public static float clampDuration(float d) {
        return Math.min(365f * 24 * 60 * 60, Math.max(0, d));
    }

    @Override
    public ClassResult getParent() {
        return classResult;
    }

    public void setClass(ClassResult classResult) {
        this.classResult = classResult;
    }

    @Override
    public String getDisplayName() {
        return withBlocks(testName);
    }

    /** A Pipeline with tests in several blocks names the blocks, outermost first. */
    private String withBlocks(String plain) {
        List<String> blocks = new ArrayList<>(getEnclosingFlowNodeNames());
        if (keepTestNames || blocks.isEmpty() || !parent.getParent().hasMultipleBlocks()) {
            return plain;
        }
        Collections.reverse(blocks);
        return String.join(" / ", blocks) + " / " + plain;
    }

    @Override
    @Exported(visibility = 9)
    public String getName() {
        return testName;
    }

    @Override
    public String getTitle() {
        return "Case Result: " + getDisplayName();
    }

    @Override
    @Exported(visibility = 9)
    public float getDuration() {
        return duration;
    }

    @Override
    public synchronized String getSafeName() {
        return uniquifyName(
                classResult == null ? List.of() : classResult.getChildren(), TestNames.identifier(testName));
    }

    @Exported(visibility = 9)
    public String getClassName() {
        return className;
    }

    /** The class name without its package. */
    public String getSimpleName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    public String getPackageName() {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "(root)" : className.substring(0, dot);
    }

    @Override
    public String getFullName() {
        return className + '.' + testName;
    }

    @Override
    public String getFullDisplayName() {
        return withBlocks(getTransformedFullDisplayName());
    }

    /** Class and name, without the Pipeline's blocks. */
    public String getTransformedFullDisplayName() {
        return getFullName();
    }

    @Override
    public int getFailCount() {
        return isFailed() ? 1 : 0;
    }

    @Override
    public int getSkipCount() {
        return isSkipped() ? 1 : 0;
    }

    @Override
    public int getPassCount() {
        return isPassed() ? 1 : 0;
    }

    @Override
    @Exported(visibility = 9)
    public int getFailedSince() {
        if (failedSince == 0 && isFailed() && getRun() != null) {
            CaseResult previous = getPreviousResult();
            failedSince = previous != null && previous.isFailed() ? previous.getFailedSince() : getRun().getNumber();
        }
        return failedSince;
    }

    @Override
    public Run<?, ?> getFailedSinceRun() {
        return getFailedSince() == 0 ? null : getRun().getParent().getBuildByNumber(getFailedSince());
    }

    /** For how many builds it has failed; 0 if it doesn't. */
    @Exported(visibility = 9)
    public int getAge() {
        return !isFailed() || getRun() == null ? 0 : getRun().getNumber() - getFailedSince() + 1;
    }

    /** What the case printed, or else its suite. */
    @Override
    @Exported
    public String getStdout() {
        return stdout != null || parent == null ? stdout : parent.getStdout();
    }

    @Override
    @Exported
    public String getStderr() {
        return stderr != null || parent == null ? stderr : parent.getStderr();
    }

    @Override
    public CaseResult getPreviousResult() {
        SuiteResult previous = parent == null ? null : parent.getPreviousResult();
        return previous == null ? null : previous.getCase(getTransformedFullDisplayName());
    }

    @Override
    public TestResult findCorrespondingResult(String id) {
        return id.equals(getSafeName()) ? this : null;
    }

    @Override
    public Collection<? extends TestResult> getFailedTests() {
        return isFailed() ? List.of(this) : List.of();
    }

    @Override
    public Collection<? extends TestResult> getPassedTests() {
        return isPassed() ? List.of(this) : List.of();
    }

    @Override
    public Collection<? extends TestResult> getSkippedTests() {
        return isSkipped() ? List.of(this) : List.of();
    }

    @Override
    @Exported
    public String getErrorStackTrace() {
        return errorStackTrace;
    }

    @Override
    @Exported
    public String getErrorDetails() {
        return errorDetails;
    }

    @Override
    @Exported
    public Map<String, String> getProperties() {
        return properties == null ? Map.of() : properties;
    }

    @Override
    public boolean isPassed() {
        return !skipped && errorDetails == null && errorStackTrace == null;
    }

    @Exported(visibility = 9)
    public boolean isSkipped() {
        return skipped;
    }

    public boolean isFailed() {
        return !skipped && !isPassed();
    }

    @Exported(visibility = 9)
    public String getSkippedMessage() {
        return skippedMessage;
    }

    public SuiteResult getSuiteResult() {
        return parent;
    }

    public void setParentSuiteResult(SuiteResult parent) {
        this.parent = parent;
    }

    public List<String> getEnclosingFlowNodeNames() {
        return parent == null ? List.of() : parent.getEnclosingBlockNames();
    }

    @Override
    public Run<?, ?> getRun() {
        return parent == null || parent.getParent() == null
                ? null
                : parent.getParent().getRun();
    }

    /** The outcome alone: passed, skipped or failed. */
    @Exported(visibility = 9)
    public Status getStatus() {
        return skipped ? Status.SKIPPED : isPassed() ? Status.PASSED : Status.FAILED;
    }

    /** {@link Status#FIXED} or {@link Status#REGRESSION} if the previous build was otherwise; null if not. */
    public Status getCondition() {
        CaseResult previous = skipped ? null : getPreviousResult();
        if (previous == null || previous.getStatus() == getStatus() || previous.isSkipped()) {
            return null;
        }
        return isPassed() ? Status.FIXED : Status.REGRESSION;
    }

    @Override
    public int compareTo(CaseResult that) {
        return getFullName().compareTo(that.getFullName());
    }

    /** How a case ended, and how that compares to the build before. */
    public enum Status {
        PASSED("result-passed", "Passed", true),
        SKIPPED("result-skipped", "Skipped", false),
        FAILED("result-failed", "Failed", false),
        FIXED("result-fixed", "Fixed", true),
        REGRESSION("result-regression", "Regression", false);

        public final boolean isOK;
        private final String cssClass;
        private final String message;

        Status(String cssClass, String message, boolean isOK) {
            this.cssClass = cssClass;
            this.message = message;
            this.isOK = isOK;
        }

        public String getCssClass() {
            return cssClass;
        }

        public String getMessage() {
            return message;
        }

        public boolean isRegression() {
            return this == REGRESSION;
        }
    }
}
