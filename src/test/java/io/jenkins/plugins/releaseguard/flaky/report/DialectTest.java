package io.jenkins.plugins.releaseguard.flaky.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.flaky.engine.selection.Framework;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every tool's reports: what became of which test, in truth. */
class DialectTest {
    private static ReportDigest digest(String sample) throws Exception {
        ReportScan scan = new ReportScan(Set.of(), Set.of());
        scan.add(sample, Samples.open(sample));
        return scan.digest(0);
    }

    private static ReportDigest read(String xml) throws Exception {
        return Samples.digest(Set.of(), Set.of(), "r.xml", xml);
    }

    private static List<String> names(List<FailedTest> tests) {
        return tests.stream().map(t -> t.id().name()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "surefire-3.5.4-plain-TEST-p.OuterTest.xml,SUREFIRE",
        "surefire-3.2.5-rerun1-dynamic-tests.xml,SUREFIRE",
        "gradle-4.4-junit4.xml,GRADLE",
        "gradle-8-test-retry.xml,GRADLE",
        "pytest-9.1-rerunfailures-HEAD.xml,PYTEST",
        "pytest-7.2-xunit2.xml,PYTEST",
        "jest29-titles.xml,JEST",
        "vitest2-titles.xml,VITEST",
        "mocha10-junit-reporter.xml,MOCHA",
        "playwright-1.65-retries.xml,PLAYWRIGHT",
        "cypress-13.xml,CYPRESS",
        "gotestsum-go1.19.xml,GO",
        "nextest-0.9.xml,NEXTEST",
        "rspec-junit-formatter-0.4.xml,RSPEC",
        "dotnet-junitxml-logger.xml,DOTNET",
        "ctest-3.25-plain.xml,CTEST",
        "phpunit-9.6.xml,PHPUNIT",
        "gtest-1.12.xml,GTEST",
        "catch2-3.xml,CATCH2"
    })
    void shouldTellToolByItsReport(String sample, Dialect dialect) throws Exception {
        ReportDigest digest = digest(sample);
        assertThat(digest.broken()).isEmpty();
        assertThat(digest.dialect()).isEqualTo(dialect);
    }

    @Test
    void shouldKnowFrameworkOfEachDialectThatHasOne() {
        assertThat(Arrays.stream(Dialect.values()).flatMap(d -> d.framework().stream()))
                .isSubsetOf(Framework.names());
        assertThat(Dialect.OTHER.framework()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "surefire-3.6.1-rerun1-TEST-p.DynTest.xml¦par(String)[1],dyn2()[1],plain,inner,deepest"
                        + "¦always,dyn()[2],dyn()[3][2],par(String)[2]",
                "gotestsum-rerun-fails.xml¦TestFlaky,TestSub/a_b/c,TestSub,TestFlaky,TestSub/a_b/c,TestSub¦TestAlways",
                "gradle-8-test-retry.xml¦flaky()¦always(),[1] same",
                "gradle-8-merge-reruns.xml¦flaky()¦two dynamic tests",
                "nextest-0.9.xml¦cart::tests::flaky¦cart::tests::always",
                "cypress-13.xml¦¦Cart removes",
                "catch2-3.xml¦¦Cart/removes",
                "gtest-1.12.xml¦¦Flaky,Always,Works/1",
                "ctest-3.25-not-run.xml¦¦a.b+c,bad one,weird [x] (y)|z$,gone,missing,slow,fix,needs",
            })
    void shouldTellWhatWasFlakyAndWhatFailed(String sample, String flaky, String failed) throws Exception {
        ReportDigest digest = digest(sample);
        assertThat(names(digest.retried())).containsExactlyInAnyOrder(split(flaky));
        assertThat(names(digest.failures())).containsExactlyInAnyOrder(split(failed));
    }

    @Test
    void shouldReadParameterizedTestsOfGradle() throws Exception {
        assertThat(names(digest("gradle-4.4-junit4.xml").failures()))
                .containsExactlyInAnyOrder(
                        "second[0: a,b, \"q\" x (a) [b] $c / ü]",
                        "row[0: a,b, \"q\" x (a) [b] $c / ü]",
                        "row[1: c*d, \"q\" x (a) [b] $c / ü]");
    }

    @ParameterizedTest
    @CsvSource({"playwright-1.65-retries.xml,''", "playwright-1.65-retries-included.xml,cart › flaky"})
    void shouldReadWhatPlaywrightTellsOfRetries(String sample, String flaky) throws Exception {
        ReportDigest digest = digest(sample);
        assertThat(names(digest.failures())).containsExactly("cart › adds [1] \"quoted\", $x › y");
        assertThat(String.join(",", names(digest.retried()))).isEqualTo(flaky);
    }

    private static String[] split(String names) {
        return names == null ? new String[0] : names.split(",");
    }

    @Test
    void shouldSeeThroughPytestRerunfailures() throws Exception {
        ReportDigest digest = digest("pytest-9.1-rerunfailures-HEAD.xml");
        assertThat(names(digest.failures())).containsExactlyInAnyOrder("test_always", "test_td");
        assertThat(names(digest.retried()))
                .containsExactlyInAnyOrder(
                        "test_p[a/b]", "test_p[x::y]", "test_p[[br]]", "test_p[sp ace]", "test_p[\\xe9]", "test_m");
        assertThat(digest.cases()).isEqualTo(8);
    }

    @Test
    void shouldTakeFailureAndFailedTearDownOfPytestForOneTest() throws Exception {
        ReportDigest digest = digest("pytest-7.2-xunit2.xml");
        assertThat(digest.failures())
                .filteredOn(t -> t.id().name().equals("test_td"))
                .singleElement()
                .satisfies(t -> {
                    assertThat(t.sameName()).isEqualTo(1);
                    assertThat(t.traces()).hasSize(2);
                });
    }

    @Test
    void shouldNotBelieveSurefireAboutDynamicTestsOfOneName() throws Exception {
        ReportDigest digest = digest("surefire-3.2.5-rerun1-dynamic-tests.xml");
        assertThat(names(digest.failures())).contains("dyn");
        assertThat(names(digest.retried())).containsExactly("dyn2", "plain", "deepest");
    }

    @Test
    void shouldBelieveSurefireAboutOneMethodWhateverItWasToldToRepeat() throws Exception {
        String trace = "<flakyFailure><stackTrace>at p.A.m(A.java:1)</stackTrace></flakyFailure>";
        String lambda = "<flakyFailure><stackTrace>at p.A.lambda$m$0(A.java:1)</stackTrace></flakyFailure>";
        String open = "<testsuite name='p.A' xsi:noNamespaceSchemaLocation='surefire-test-report.xsd'>";
        assertThat(names(read(open + "<testcase classname='p.A' name='m'>" + trace + trace + "</testcase></testsuite>")
                        .retried()))
                .containsExactly("m");
        assertThat(names(
                        read(open + "<testcase classname='p.A' name='m'>" + lambda + lambda + "</testcase></testsuite>")
                                .failures()))
                .containsExactly("m");
        assertThat(names(read(open + "<properties><property name='surefire.rerunFailingTestsCount' value='2'/>"
                                + "</properties><testcase classname='p.A' name='m'>" + lambda + lambda
                                + "</testcase></testsuite>")
                        .retried()))
                .containsExactly("m");
    }

    @Test
    void shouldTakeRerunFailureWithoutFailureForFailure() throws Exception {
        assertThat(names(read("<testsuite name='p.A'><testcase classname='p.A' name='m'><rerunError"
                                + " message='x'/></testcase></testsuite>")
                        .failures()))
                .containsExactly("m");
    }

    @Test
    void shouldLetLastAttemptOfGoDecide() throws Exception {
        String go = "<testsuite name='m/a'><properties><property name='go.version' value='go1.22'/></properties>";
        String pass = "<testcase classname='m/a' name='TestX'/>";
        String fail = "<testcase classname='m/a' name='TestX'><failure message='f'/></testcase>";
        assertThat(names(read(go + pass + fail + "</testsuite>").failures())).containsExactly("TestX");
        assertThat(names(read(go + fail + pass + "</testsuite>").retried())).containsExactly("TestX");
        ReportDigest three = read(go + fail + pass + fail + "</testsuite>");
        assertThat(three.retried()).isEmpty();
        assertThat(three.failures())
                .singleElement()
                .satisfies(t -> assertThat(t.traces()).hasSize(2));
    }

    @Test
    void shouldTakeNoPassOfGoForRetryWhenItsTestsRunSeveralTimes() throws Exception {
        // gotestsum writes failures first, so -count=2 looks like a retry but for the other tests
        String go = "<testsuite name='m/a'><properties><property name='go.version' value='go1.22'/></properties>";
        String flaky = "<testcase classname='m/a' name='TestX'><failure message='f'/></testcase>"
                + "<testcase classname='m/a' name='TestX'/>";
        String other = "<testcase classname='m/a' name='TestY'/>";
        String subtest = "<testcase classname='m/a' name='TestX/row'/>";
        assertThat(names(read(go + flaky + other + other + "</testsuite>").failures()))
                .containsExactly("TestX");
        assertThat(names(read(go + flaky + "<testcase classname='m/a' name='TestX'/></testsuite>")
                        .failures()))
                .containsExactly("TestX");
        assertThat(names(read(go + flaky + other + subtest + subtest + "</testsuite>")
                        .retried()))
                .containsExactly("TestX");
    }

    private static String gradle(String... cases) {
        StringBuilder xml = new StringBuilder("<testsuite name='p.T' tests='4' skipped='0' failures='1' errors='0'"
                + " timestamp='2026-11-22T10:00:00.000Z' hostname='agent-1'>");
        for (String test : cases) {
            String name = test.replaceFirst("^[!?]", "");
            xml.append("<testcase classname='p.T' name='").append(name).append("'>");
            xml.append(test.startsWith("!") ? "<failure>java.lang.Error\n\tat p.T.save(T.java:9)</failure>" : "");
            xml.append(test.startsWith("?") ? "<skipped/>" : "").append("</testcase>");
        }
        return xml.append("</testsuite>").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "!save(),save(),load()¦save()¦",
                "!save(),load(),save(),load()¦¦save()", // a parameterized class
                "!save(),load(),!save(),load()¦¦save(),save()",
                "save(),!save()¦¦save()",
                "!save(),save(),save()¦¦save()",
                "!save(),!save()¦¦save()",
                "!save(),?save()¦¦save()",
                "!save(),[1] x,save(),[1] x¦save()¦", // rows are repeated with their method
            })
    void shouldBelieveRetryOfGradleOnlyWhereNothingIsRepeatedAfterItPassed(String cases, String flaky, String failed)
            throws Exception {
        ReportDigest digest = read(gradle(split(cases)));
        assertThat(names(digest.retried())).containsExactly(split(flaky));
        assertThat(names(digest.failures())).containsExactly(split(failed));
    }

    @Test
    void shouldNotTakeInvocationsOfOneMethodForRetriesOfGradle() throws Exception {
        String rows =
                "java.lang.Error\n\tat p.T.save(T.java:9)\n\tat java.base/java.lang.reflect.Method.invoke(Method)\n"
                        + "\tat org.junit.platform.engine.NodeTestTask$DefaultDynamicTestExecutor.execute(N.java:1)";
        String plain = "java.lang.Error\n\tat java.base/java.util.stream.Sink.accept(Sink.java:1)\n"
                + "\tat p.T.save(T.java:9)\n\tat org.junit.platform.engine.NodeTestTask.execute(N.java:1)";
        String twice = gradle("!save()", "save()");
        String own = "java.lang.Error\n\tat p.T.save(T.java:9)";
        assertThat(names(read(twice.replace(own, rows)).failures())).containsExactly("save()");
        assertThat(names(read(twice.replace(own, plain)).retried())).containsExactly("save()");
        String merged = gradle("!save()").replace("failure>", "flakyFailure>");
        assertThat(names(read(merged.replace(own, rows)).failures())).containsExactly("save()");
        assertThat(names(read(merged.replace(own, plain)).retried())).containsExactly("save()");
    }

    @Test
    void shouldNotBelieveMergedRetryOfGradleInClassThatRunsSeveralTimes() throws Exception {
        String merged = gradle("!save()", "load()", "load()").replace("failure>", "flakyFailure>");
        assertThat(names(read(merged).failures())).containsExactly("save()");
    }

    @Test
    void shouldNotTakeReportOfTestngForOneOfGradle() throws Exception {
        String rows = gradle("!save", "save");
        assertThat(read(rows).dialect()).isEqualTo(Dialect.GRADLE);
        for (String testng : List.of(
                "<!-- Generated by org.testng.reporters.JUnitReportReporter -->" + rows,
                rows.replace("skipped='0'", "skipped='0' ignored='0'"))) {
            ReportDigest digest = read(testng);
            assertThat(digest.dialect()).isEqualTo(Dialect.OTHER);
            assertThat(names(digest.failures())).containsExactly("save");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"go", "gradle", "pytest"})
    void shouldNotClearFailureByASkippedRetry(String tool) throws Exception {
        String xml = switch (tool) {
            case "go" ->
                "<testsuite name='m/a'><properties><property name='go.version' value='go1.22'/></properties>"
                        + "<testcase classname='m/a' name='x'><failure/></testcase>"
                        + "<testcase classname='m/a' name='x'><skipped/></testcase></testsuite>";
            case "gradle" -> gradle("!x()", "?x()");
            // pytest-rerunfailures writes a failed attempt as a case that passes
            default ->
                "<testsuite name='pytest'><testcase classname='m' name='x'/><testcase classname='m' name='x'>"
                        + "<skipped/></testcase></testsuite>";
        };
        ReportDigest digest = read(xml);
        assertThat(digest.failures())
                .singleElement()
                .satisfies(t -> assertThat(t.traces()).hasSize(1));
        assertThat(digest.retried()).isEmpty();
    }

    @Test
    void shouldTakeEmptySuiteThatSaysItFailedForFailure() throws Exception {
        ReportDigest digest =
                read("<testsuites name='jest tests'><testsuite name='t/bad.test.js' errors='1' tests='0'/>"
                        + "<testsuite name='fine' errors='1'><testcase name='a'/></testsuite></testsuites>");
        assertThat(digest.failures())
                .singleElement()
                .satisfies(t -> assertThat(t.id().suite()).isEqualTo("t/bad.test.js"));
    }

    @Test
    void shouldFindFileOfCypress() throws Exception {
        assertThat(digest("cypress-13.xml").failures().get(0).id().file()).isEqualTo("cypress/e2e/cart.cy.js");
    }

    @Test
    void shouldWarnOfRetriesThatLeaveNoTrace() {
        assertThat(Dialect.JEST.hiddenRetry()).hasValue("jest.retryTimes");
        assertThat(Dialect.SUREFIRE.hiddenRetry()).isEmpty();
    }
}
