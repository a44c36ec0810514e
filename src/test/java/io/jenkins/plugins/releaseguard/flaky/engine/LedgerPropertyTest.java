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
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** For any reports of a first run and of reruns: no failure is cleared without a pass of the same test. */
class LedgerPropertyTest {
    private static final List<String> NAMES = List.of("a", "b", "", "row(int)[1]");
    private static final List<String> CLASSES = List.of("p.A", "p.B");
    /** What reports say of their tool: attempts are put together or not. */
    private static final List<String> TOOLS =
            List.of("", "<properties><property name='go.version' value='go1.22'/></properties>");

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
            String xml = Samples.suiteOf(pick(CLASSES, random), cases)
                    .replaceFirst(">", ">" + Matcher.quoteReplacement(pick(TOOLS, random)));
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

    /** Whether a test failed at last; of several attempts of Go only the last counts. */
    private static boolean hasFailure(Map<String, String> reports) throws IOException {
        for (String report : reports.values()) {
            Map<String, TestCase> last = new HashMap<>();
            for (TestCase test : readable(report)) {
                boolean attempts = report.contains("go.version") && !test.id().isWholeClass();
                last.put(test.id().key() + (attempts ? "" : "#" + test.id().occurrence()), test);
            }
            if (last.values().stream().anyMatch(t -> t.outcome().isFailure())) {
                return true;
            }
        }
        return false;
    }

    private static List<TestCase> readable(String report) throws IOException {
        try {
            return Samples.read(report);
        } catch (BrokenReportException e) {
            return List.of();
        }
    }
}
