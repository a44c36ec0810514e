package io.jenkins.plugins.releaseguard.flaky.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.flaky.report.BrokenReportException;
import io.jenkins.plugins.releaseguard.flaky.report.Outcome;
import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import io.jenkins.plugins.releaseguard.flaky.report.Samples;
import io.jenkins.plugins.releaseguard.flaky.report.TestCase;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** For any reports of a first run and of reruns: no failure is cleared without a pass of the same test. */
class LedgerPropertyTest {
    private static final List<String> NAMES = List.of("a", "b", "", "row(int)[1]", "save()");
    private static final List<String> CLASSES = List.of("p.A", "p.B");
    /** Which report a tool makes of a suite: attempts are put together or not. */
    private static final Map<String, UnaryOperator<String>> TOOLS = Map.of(
            "",
            xml -> xml,
            "go",
            xml -> xml.replaceFirst(">", "><properties><property name='go.version' value='go1.22'/></properties>"),
            "gradle",
            xml -> xml.replaceFirst("<testsuite", "<testsuite timestamp='t' hostname='gradle' skipped='0'"),
            "pytest",
            xml -> "<testsuites name='pytest tests'>" + xml + "</testsuites>");

    @Property(tries = 2_000)
    void shouldNeverClearWithoutMatchingPass(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int attempts)
            throws IOException {
        Random random = new Random(seed);
        Ledger ledger = Ledger.of(digest(Set.of(), Set.of(), reports(random)));
        List<Map<String, String>> reruns = new ArrayList<>();
        for (int attempt = 1; attempt <= attempts; attempt++) {
            Map<String, String> reports = reports(random);
            reruns.add(reports);
            Set<TestId> asked = ledger.open().stream()
                    .map(Suspect::id)
                    .filter(id -> random.nextInt(4) > 0)
                    .collect(Collectors.toSet());
            ReportDigest digest = digest(ledger.wanted(), ledger.wantedClasses(), reports);
            ledger.judge(new Rerun(attempt, attempt, asked, random.nextBoolean()), digest);
            for (Suspect flaky : ledger.flaky()) {
                Map<String, String> evidence = reruns.get(flaky.attempt() - 1);
                assertThat(hasPass(evidence, flaky))
                        .as("%s in %s", flaky.id(), evidence)
                        .isTrue();
            }
            assertThat(ledger.failing()).isEqualTo(ledger.open().size());
        }
        if (hasFailure(reruns.get(attempts - 1))) {
            assertThat(ledger.failing()).isPositive();
        }
    }

    private static ReportDigest digest(Set<String> wanted, Set<String> classes, Map<String, String> reports)
            throws IOException {
        String[] flat = reports.entrySet().stream()
                .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                .toArray(String[]::new);
        return Samples.digest(wanted, classes, flat);
    }

    private static Map<String, String> reports(Random random) {
        Map<String, String> reports = new HashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String[] cases = new String[random.nextInt(6)];
            for (int c = 0; c < cases.length; c++) {
                cases[c] = List.of("", "", "!", "?").get(random.nextInt(4)) + pick(NAMES, random);
            }
            String suite = Samples.suiteOf(pick(CLASSES, random), cases);
            if (random.nextInt(4) == 0) { // in the form of Surefire, and of Gradle with mergeReruns
                suite = suite.replaceFirst("<failure (.*?)</failure>", "<flakyFailure $1</flakyFailure>");
            }
            String xml = pick(List.copyOf(TOOLS.values()), random).apply(suite);
            reports.put("r" + i + ".xml", random.nextInt(8) == 0 ? xml.substring(0, xml.length() - 3) : xml);
        }
        return reports;
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** Asks the reports themselves, case by case, without what the reader makes of attempts. */
    private static boolean hasPass(Map<String, String> reports, Suspect suspect) throws IOException {
        for (String report : reports.values()) {
            for (TestCase test : readable(report)) {
                boolean same = suspect.id().isWholeClass()
                        ? test.id().className().equals(suspect.id().className())
                        : test.id().key().equals(suspect.id().key());
                if (same && test.outcome() == Outcome.PASSED) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a test failed and nothing shows that the tool itself repeated it until it passed. */
    private static boolean hasFailure(Map<String, String> reports) throws IOException {
        for (String report : reports.values()) {
            Map<TestId, List<TestCase>> byName = new HashMap<>();
            for (TestCase test : readable(report)) {
                TestId id = test.id();
                byName.computeIfAbsent(
                                new TestId(id.suite(), id.file(), id.className(), id.name(), 1), k -> new ArrayList<>())
                        .add(test);
            }
            boolean ranAgain = byName.entrySet().stream()
                    .anyMatch(e -> isMethod(report, e.getKey()) && goesOnUnfailed(e.getValue()));
            if (byName.values().stream().anyMatch(cases -> fails(report, cases, ranAgain))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMethod(String report, TestId id) {
        return !id.isWholeClass()
                && (report.contains("go.version")
                        || report.contains("gradle") && !id.name().startsWith("row"));
    }

    private static boolean goesOnUnfailed(List<TestCase> cases) {
        return cases.subList(0, cases.size() - 1).stream()
                .anyMatch(c -> !c.outcome().isFailure());
    }

    private static boolean fails(String report, List<TestCase> cases, boolean ranAgain) {
        TestId id = cases.get(0).id();
        Outcome last = cases.get(cases.size() - 1).outcome();
        boolean failed = cases.stream().anyMatch(c -> c.outcome().isFailure());
        if (report.contains("pytest")) {
            boolean givenUp = last == Outcome.SKIPPED && cases.get(0).outcome() == Outcome.PASSED;
            return failed || givenUp && !id.isWholeClass();
        }
        boolean attempts = report.contains("go.version") && !id.isWholeClass()
                || report.contains("gradle") && id.name().equals("save()");
        boolean cleared = attempts && !ranAgain && last == Outcome.PASSED && !goesOnUnfailed(cases);
        boolean doubted =
                report.contains("gradle") && ranAgain && cases.stream().anyMatch(TestCase::passedOnRetry);
        return failed && !cleared || doubted;
    }

    private static List<TestCase> readable(String report) throws IOException {
        try {
            return Samples.read(report);
        } catch (BrokenReportException e) {
            return List.of();
        }
    }
}
