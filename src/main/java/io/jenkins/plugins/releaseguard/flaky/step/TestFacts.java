package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.Extension;
import hudson.model.Run;
import hudson.tasks.test.AbstractTestResultAction;
import io.jenkins.plugins.releaseguard.notify.Fact;
import java.util.ArrayList;
import java.util.List;

/** How a build's tests went: counts that are kept with the build, so that no report is read. */
@Extension(ordinal = 30)
public final class TestFacts implements Fact.Source {

    @Override
    public List<Fact> facts(Run<?, ?> build) {
        List<Fact> facts = new ArrayList<>();
        AbstractTestResultAction<?> results = build.getAction(AbstractTestResultAction.class);
        facts.add(
                results == null
                        ? new Fact("Tests", "no results published", "")
                        : new Fact("Tests", counts(results), build.getUrl() + results.getUrlName() + "/"));
        FlakyTestsAction found = build.getAction(FlakyTestsAction.class);
        if (found != null) {
            facts.add(
                    new Fact("Flaky tests", count(found.getFlaky()) + " failed and passed when rerun", build.getUrl()));
            facts.add(new Fact(
                    "Tests in quarantine", count(found.getQuarantined()) + " failed and didn't count", build.getUrl()));
        }
        return facts;
    }

    private static String counts(AbstractTestResultAction<?> results) {
        int passed = results.getTotalCount() - results.getFailCount() - results.getSkipCount();
        return passed + " passed, " + results.getFailCount() + " failed, " + results.getSkipCount() + " skipped";
    }

    private static String count(List<FlakyEntry> entries) {
        return entries.size() < FlakyTestsAction.MAX_ENTRIES
                ? String.valueOf(entries.size())
                : FlakyTestsAction.MAX_ENTRIES + " or more";
    }
}
