package io.jenkins.plugins.releaseguard.flaky.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import io.jenkins.plugins.releaseguard.flaky.report.Samples;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {
    private static final String REPORT = "r/TEST-p.A.xml";

    private static Ledger first(String... reports) throws IOException {
        return Ledger.of(Samples.digest(Set.of(), Set.of(), reports));
    }

    private static void rerun(Ledger ledger, int attempt, String... reports) throws IOException {
        ReportDigest digest = Samples.digest(ledger.wanted(), ledger.wantedClasses(), reports);
        ledger.judge(new Rerun(attempt, attempt, asked(ledger), false), digest);
    }

    private static Set<TestId> asked(Ledger ledger) {
        return ledger.open().stream().map(Suspect::id).collect(Collectors.toSet());
    }

    private static List<String> standings(Ledger ledger) {
        return ledger.suspects().stream()
                .map(s -> s.id().name() + "#" + s.id().occurrence() + " " + s.standing())
                .toList();
    }

    private static String sample(String name) throws IOException {
        return new String(Samples.open(name).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldClearOnlyWhatRanAgainAndPassed() throws Exception {
        Ledger ledger = first(REPORT, Samples.suite("!a", "!b", "!c", "!d", "e"));
        rerun(ledger, 1, REPORT, Samples.suite("a", "!b", "?c"));
        assertThat(standings(ledger)).containsExactly("a#1 FLAKY", "b#1 FAILED_AGAIN", "c#1 SKIPPED", "d#1 ABSENT");
        assertThat(ledger.suspects().get(1).failures()).hasSize(2);
        assertThat(ledger.suspects().get(0).attempt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"true,BLOCK_FAILED", "false,NO_NEW_REPORT"})
    void shouldClearNothingWithoutReport(boolean blockFailed, Standing standing) throws Exception {
        Ledger ledger = first(REPORT, Samples.suite("!a"));
        ledger.judge(new Rerun(1, 1, asked(ledger), blockFailed), Samples.digest(ledger.wanted(), Set.of()));
        assertThat(ledger.open())
                .singleElement()
                .satisfies(s -> assertThat(s.standing()).isEqualTo(standing));
    }

    @Test
    void shouldClearNothingByReportWithoutTests() throws Exception {
        Ledger ledger = first(REPORT, Samples.suite("!a"));
        rerun(ledger, 1, REPORT, Samples.suite());
        assertThat(standings(ledger)).containsExactly("a#1 NO_TESTS");
    }

    @Test
    void shouldClearNothingByBrokenReport() throws Exception {
        Ledger ledger = first(REPORT, Samples.suite("!a"));
        rerun(ledger, 1, REPORT, "<testsuite><testcase classname='p.A' name='a'/>");
        assertThat(standings(ledger)).containsExactly("a#1 BROKEN_REPORT");
    }

    @Test
    void shouldRememberClearedTestOverLaterAttempts() throws Exception {
        Ledger ledger = first(REPORT, Samples.suite("!a", "!b"));
        rerun(ledger, 1, REPORT, Samples.suite("a", "!b"));
        rerun(ledger, 2, REPORT, Samples.suite("b"));
        assertThat(standings(ledger)).containsExactly("a#1 FLAKY", "b#1 FLAKY");
        rerun(ledger, 3, REPORT, Samples.suite("!a"));
        assertThat(standings(ledger)).containsExactly("a#1 FAILED_AGAIN", "b#1 FLAKY");
    }

    @Test
    void shouldTakeUpFailuresThatRerunShows() throws Exception {
        Ledger ledger = first(REPORT, Samples.suite("!a", "b"));
        rerun(ledger, 1, REPORT, Samples.suite("a", "!b"));
        assertThat(standings(ledger)).containsExactly("a#1 FLAKY", "b#1 NOT_RERUN");
        assertThat(ledger.failing()).isEqualTo(1);
        rerun(ledger, 2, REPORT, Samples.suite("b"));
        assertThat(ledger.failing()).isZero();
    }

    @Test
    void shouldKeepFailureAmongDuplicates() throws Exception {
        Ledger ledger = first(REPORT, Samples.suite("a", "!a"));
        rerun(ledger, 1, REPORT, Samples.suite("a"));
        assertThat(standings(ledger)).containsExactly("a#2 AMBIGUOUS");
        rerun(ledger, 2, REPORT, Samples.suite("a", "!a"));
        assertThat(standings(ledger)).containsExactly("a#2 FAILED_AGAIN");
        rerun(ledger, 3, REPORT, Samples.suite("!a", "a"));
        assertThat(standings(ledger)).containsExactly("a#2 FLAKY", "a#1 NOT_RERUN");
    }

    @Test
    void shouldTellClassesOfTwoModulesApart() throws Exception {
        Ledger ledger = first("one/" + REPORT, Samples.suite("!a"), "two/" + REPORT, Samples.suite("a"));
        rerun(ledger, 1, "two/" + REPORT, Samples.suite("a"));
        assertThat(standings(ledger)).containsExactly("a#1 AMBIGUOUS");
        rerun(ledger, 2, "one/" + REPORT, Samples.suite("a"), "two/" + REPORT, Samples.suite("!a"));
        assertThat(ledger.failing()).isEqualTo(1);
        assertThat(ledger.open().get(0).report()).isEqualTo("two/" + REPORT);
    }

    @Test
    void shouldFollowTestIntoOtherReport() throws Exception {
        // Surefire 3.2 writes a class with nested ones under the name of the innermost
        Ledger ledger = first(
                "r/TEST-p.A$B.xml", Samples.suite("!a").replace("testsuite name='p.A'", "testsuite name='p.A$B'"));
        rerun(ledger, 1, REPORT, Samples.suite("a"));
        assertThat(standings(ledger)).containsExactly("a#1 FLAKY");
    }

    @Test
    void shouldClearWholeClassOnlyWhenItsTestsRan() throws Exception {
        Ledger ledger = first(REPORT, Samples.suite("!"));
        rerun(ledger, 1, REPORT, Samples.suiteOf("p.Other", "a"));
        assertThat(standings(ledger)).containsExactly("#1 ABSENT");
        rerun(ledger, 2, REPORT, Samples.suite("?a"));
        assertThat(standings(ledger)).containsExactly("#1 ABSENT");
        rerun(ledger, 3, REPORT, Samples.suite("a", "!b"));
        assertThat(standings(ledger)).containsExactly("#1 FLAKY", "b#1 NOT_RERUN");
        assertThat(ledger.failing()).isEqualTo(1);
    }

    @Test
    void shouldJudgeRealSurefireReports() throws Exception {
        Ledger ledger = first("o.xml", sample("surefire-3.5.4-plain-TEST-p.OuterTest.xml"));
        rerun(ledger, 1, "o.xml", sample("surefire-3.5.4-rerun1-TEST-p.OuterTest.xml"));
        assertThat(ledger.flaky())
                .extracting(s -> s.id().name())
                .containsExactly("dn", "csv(String, int)[2]", "flaky", "inner");
        assertThat(ledger.open()).extracting(s -> s.id().name()).containsExactly("dyn()[2]", "par(int)[2]", "deepest");
    }

    @Test
    void shouldCountFailuresBeyondWhatIsKept() throws Exception {
        String[] many = new String[1500];
        for (int i = 0; i < many.length; i++) {
            many[i] = "!t" + i;
        }
        assertThat(first(REPORT, Samples.suite(many)).failing()).isEqualTo(1500);
    }
}
