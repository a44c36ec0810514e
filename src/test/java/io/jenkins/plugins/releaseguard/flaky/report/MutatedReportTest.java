package io.jenkins.plugins.releaseguard.flaky.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import io.jenkins.plugins.releaseguard.flaky.engine.Rerun;
import io.jenkins.plugins.releaseguard.flaky.engine.Suspect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a report, it is read, or refused with a reason; and a broken one clears nothing.
 */
class MutatedReportTest {
    private static final String[] SAMPLES = {
        "surefire-3.5.4-rerun1-TEST-p.OuterTest.xml",
        "jest29-two-files-same-names.xml",
        "pytest-9.1-rerunfailures-HEAD.xml",
        "ctest-3.25-plain.xml",
        "vitest2-plain.xml",
        "gotestsum-rerun-fails.xml",
        "surefire-3.2.5-rerun1-dynamic-tests.xml",
        "gradle-8-test-retry.xml",
        "phpunit-9.6.xml",
        "dotnet-junitxml-logger.xml",
        "gtest-1.12.xml"
    };
    private static final int ROUNDS = 4_000;
    private static final int MANY_ROUNDS = 20_000;
    private static final String[] PIECES = {
        "<testcase name='x'>", "</testcase>", "<failure>", "</testsuite>", "<![CDATA[", "]]>", "<!--", "&", "&#0;",
                "&#x1F;",
        "&lt;", "<?xml version='1.1'?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "\u0000", "\uFEFF", "\"", "'", ">",
                "<"
    };

    @Test
    void shouldReadOrRefuse() throws Exception {
        readOrRefuse(11, ROUNDS);
    }

    @Test
    @Tag("endurance")
    void shouldReadOrRefuseManyReports() throws Exception {
        readOrRefuse(13, MANY_ROUNDS);
    }

    private static void readOrRefuse(long seed, int rounds) throws Exception {
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] report = mutate(Samples.open(SAMPLES[round % SAMPLES.length]).readAllBytes(), random);
            List<TestCase> cases = new ArrayList<>();
            try {
                ReportReader.read(new ByteArrayInputStream(report), cases::add);
                ByteArrayOutputStream copy = new ByteArrayOutputStream();
                MergedReport.write(new ByteArrayInputStream(report), copy, test -> null);
                assertThat(Samples.read(new ByteArrayInputStream(copy.toByteArray())))
                        .extracting(TestCase::outcome)
                        .isEqualTo(cases.stream().map(TestCase::outcome).toList());
                read++;
            } catch (BrokenReportException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            }
        }
        assertThat(read).isBetween(rounds / 60, rounds - 100);
    }

    @Test
    void shouldClearNothingByBrokenReport() throws Exception {
        clearNothing(12, ROUNDS);
    }

    @Test
    @Tag("endurance")
    void shouldClearNothingByManyBrokenReports() throws Exception {
        clearNothing(14, MANY_ROUNDS);
    }

    /** A rerun's report that is damaged: what it clears did pass in it, as the damaged text says. */
    private static void clearNothing(long seed, int rounds) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            byte[] whole = Samples.open(SAMPLES[round % SAMPLES.length]).readAllBytes();
            ReportScan first = new ReportScan(Set.of(), Set.of());
            first.add("r.xml", new ByteArrayInputStream(whole));
            Ledger ledger = Ledger.of(first.digest(0));
            byte[] damaged = mutate(whole, random);
            ReportScan again = new ReportScan(ledger.wanted(), ledger.wantedClasses());
            again.add("r.xml", new ByteArrayInputStream(damaged));
            ReportDigest digest = again.digest(0);
            Set<TestId> asked = ledger.open().stream().map(Suspect::id).collect(Collectors.toSet());
            ledger.judge(new Rerun(1, 1, asked, false), digest);
            if (!digest.broken().isEmpty()) {
                assertThat(ledger.flaky()).isEmpty();
            } else if (!ledger.flaky().isEmpty()) {
                List<TestCase> cases = Samples.read(new ByteArrayInputStream(damaged));
                assertThat(ledger.flaky())
                        .allSatisfy(flaky -> assertThat(cases)
                                .anyMatch(c -> c.outcome() == Outcome.PASSED
                                        && c.id().className().equals(flaky.id().className())));
            }
        }
    }

    private static byte[] mutate(byte[] report, Random random) throws Exception {
        byte[] now = report;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(now.length);
            int to = Math.min(now.length, at + random.nextInt(random.nextBoolean() ? 8 : 400));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            switch (random.nextInt(5)) {
                case 0 -> { // cut off
                    out.write(now, 0, at + 1);
                }
                case 1 -> { // left out
                    out.write(now, 0, at);
                    out.write(now, to, now.length - to);
                }
                case 2 -> { // twice
                    out.write(now, 0, to);
                    out.write(now, at, now.length - at);
                }
                case 3 -> { // something else put in
                    out.write(now, 0, at);
                    out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes("UTF-8"));
                    out.write(now, at, now.length - at);
                }
                default -> { // a byte changed
                    out.writeBytes(now);
                    byte[] changed = out.toByteArray();
                    changed[at] = (byte) random.nextInt(256);
                    out.reset();
                    out.writeBytes(changed);
                }
            }
            now = out.size() == 0 ? now : out.toByteArray();
        }
        return now;
    }
}
