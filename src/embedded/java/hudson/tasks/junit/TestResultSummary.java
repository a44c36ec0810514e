package hudson.tasks.junit;

import java.io.Serializable;

/** Numbers of tests: what the {@code junit} step returns. */
public class TestResultSummary implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int failCount;
    private final int skipCount;
    private final int passCount;
    private final int totalCount;

    public TestResultSummary(int failCount, int skipCount, int passCount, int totalCount) {
        this.failCount = failCount;
        this.skipCount = skipCount;
        this.passCount = passCount;
        this.totalCount = totalCount;
    }

    public TestResultSummary(TestResult result) {
        this(result.getFailCount(), result.getSkipCount(), result.getPassCount(), result.getTotalCount());
    }

    public int getFailCount() {
        return failCount;
    }

    public int getSkipCount() {
        return skipCount;
    }

    public int getPassCount() {
        return passCount;
    }

    public int getTotalCount() {
        return totalCount;
    }
}
