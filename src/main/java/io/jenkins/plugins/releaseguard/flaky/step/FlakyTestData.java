package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.junit.CaseResult;
import hudson.tasks.junit.SuiteResult;
import hudson.tasks.junit.TestAction;
import hudson.tasks.junit.TestDataPublisher;
import hudson.tasks.junit.TestObject;
import hudson.tasks.junit.TestResult;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks the published cases of tests that were rerun. Holds no data of its own: the build's action has it. */
final class FlakyTestData extends TestResultAction.Data {
    private final String source;

    private FlakyTestData(String source) {
        this.source = source;
    }

    @Override
    @SuppressWarnings("deprecation") // the signature is the junit plugin's
    public List<? extends TestAction> getTestAction(TestObject object) {
        if (!(object instanceof CaseResult published)) {
            return List.of();
        }
        Run<?, ?> run = published.getRun();
        FlakyTestsAction action = run == null ? null : run.getAction(FlakyTestsAction.class);
        if (action == null) {
            return List.of();
        }
        return action.entries().stream()
                .filter(e -> e.source().equals(source) && isSame(e.test(), published))
                .limit(1)
                .map(FlakyTestAction::new)
                .toList();
    }

    private static boolean isSame(TestId test, CaseResult published) {
        String ofClass = test.className().isEmpty() ? test.suite() : test.className();
        return test.name().equals(published.getName())
                && ofClass.equals(published.getClassName())
                && isInSuite(test, published);
    }

    private static boolean isInSuite(TestId test, CaseResult published) {
        SuiteResult suite = published.getSuiteResult();
        if (suite == null || !test.suite().equals(suite.getName())) {
            return false;
        }
        int occurrence = 0;
        for (CaseResult other : suite.getCases()) {
            if (other.getName().equals(published.getName())
                    && other.getClassName().equals(published.getClassName())) {
                occurrence++;
            }
            if (other == published) {
                break;
            }
        }
        return occurrence == test.occurrence();
    }

    /** Gives the data to the junit plugin; used by the step alone, so it is in no form. */
    static final class Publisher extends TestDataPublisher {
        private final String source;

        Publisher(String source) {
            this.source = source;
        }

        @Override
        public TestResultAction.@Nullable Data contributeTestData(
                Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener, TestResult testResult) {
            return new FlakyTestData(source);
        }
    }
}
