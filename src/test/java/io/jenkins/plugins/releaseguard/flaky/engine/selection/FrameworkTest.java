package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.releaseguard.flaky.report.Outcome;
import io.jenkins.plugins.releaseguard.flaky.report.Samples;
import io.jenkins.plugins.releaseguard.flaky.report.TestCase;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Selections as the real tools took them: the expected texts were run with the tool that wrote the sample. */
class FrameworkTest {
    private static Framework framework(String name) {
        return Framework.named(name).orElseThrow();
    }

    private static List<TestId> failures(String sample) throws Exception {
        return Samples.read(Samples.open(sample)).stream()
                .filter(c -> c.outcome().isFailure())
                .map(TestCase::id)
                .toList();
    }

    private static TestId test(String className, String name) {
        return new TestId("s", "", className, name, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '§',
            value = {
                "jest¦jest29-titles.xml¦-t '^(?:Add \\(x\\) a\\+b\\? \\[1\\]|Add \\(x\\) it'\\''s \\$HOME \"q\" `x`;"
                        + " a\\\\b|Add \\(x\\) nested dup|Add \\(x\\) row 2)$'",
                "vitest¦vitest2-titles.xml¦-t '^(?:Add \\(x\\)(?: > | )a\\+b\\? \\[1\\]|Add \\(x\\)(?: > | )it'\\''s"
                        + " \\$HOME \"q\" `x`; a\\\\b|Add \\(x\\)(?: > | )nested(?: > | )dup|Add \\(x\\)(?: > | )row"
                        + " 2)$' v/a.test.js v/b.test.js",
                "mocha¦mocha10-junit-reporter.xml¦--grep '^(?:Add \\(x\\) a\\+b\\? \\[1\\]|Add \\(x\\) it'\\''s \\$HOME"
                        + " \"q\" `x`; a\\\\b|Add \\(x\\) nested dup)$'",
                "pytest¦pytest-7.2-xunit2.xml¦tests/unit/test_x.py::TestC::TestIn::test_n"
                        + " tests/unit/test_x.py::TestC::test_m tests/unit/test_x.py::test_a"
                        + " tests/unit/test_x.py::test_ab tests/unit/test_x.py::test_always"
                        + " 'tests/unit/test_x.py::test_p[$HOME]' 'tests/unit/test_x.py::test_p[[br]]'"
                        + " 'tests/unit/test_x.py::test_p[a/b]' 'tests/unit/test_x.py::test_p[a\\nb]'"
                        + " 'tests/unit/test_x.py::test_p[gr\\xfcn]' 'tests/unit/test_x.py::test_p[o'\\''p]'"
                        + " 'tests/unit/test_x.py::test_p[q\"z]' 'tests/unit/test_x.py::test_p[sp ace]'"
                        + " 'tests/unit/test_x.py::test_p[x::y]' tests/unit/test_x.py::test_td"
                        + " tests/unit/test_x.py::test_tdok tests/unit/test_x.py::test_xp",
                "go¦gotestsum-go1.19.xml¦-count=1 -run '^(?:TestAlways|TestFlaky|TestSub)$' example.com/m/a example.com/m/b",
                "ctest¦ctest-3.25-not-run.xml¦-R '^(a\\.b\\+c|bad one|fix|gone|missing|needs|slow|weird \\[x\\]"
                        + " \\(y\\)\\|z\\$)$'",
                "gtest¦gtest-1.12.xml¦--gtest_filter=Foo.Always:Foo.Flaky:Inst/P.Works/1",
                "rspec¦rspec-junit-formatter-0.4.xml¦-E '^(?:Calc \\(x\\) adds a\\+b\\? \\[1\\]|Calc \\(x\\) bad before"
                        + " x|Calc \\(x\\) bad before y|Calc \\(x\\) when \\$HOME '\\''q'\\'' dup|Calc \\(x\\) when"
                        + " \\$HOME '\\''q'\\'' is\\/has \"d\" \\#hash)$' ./spec/a_spec.rb ./spec/b_spec.rb",
                "surefire¦surefire-3.5.4-plain-TEST-p.OuterTest.xml¦"
                        + "p.OuterTest#csv+dn+dyn+flaky+par,p.OuterTest?In#inner,p.OuterTest?In?Deep#deepest"
            })
    void shouldSelectAsRealToolsTakeIt(String framework, String sample, String selection) throws Exception {
        assertThat(framework(framework).include(failures(sample)).shell()).isEqualTo(selection);
    }

    @Test
    void shouldSelectDataSetsOfPhpunitButWholeClassForBrokenProvider() throws Exception {
        List<TestId> failures = failures("phpunit-9.6.xml");
        assertThat(framework("phpunit").include(failures).arguments())
                .last()
                .asString()
                .contains("Ns\\\\Sub\\\\XTest::testProv with data set \"p\\(1\\)\\+\"", "(?:Ns\\\\Sub\\\\XTest::.*|");
        assertThat(framework("phpunit")
                        .include(List.of(test("Ns.XTest", "testProv with data set #0")))
                        .shell())
                .isEqualTo("--filter '/^(?:Ns\\\\XTest::testProv with data set \\#0)$/'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p.A|m|p.A#m",
                "p.A|csv(String, int)[2]|p.A#csv",
                "p.A|dyn()[3][2]|p.A#dyn",
                "p.A|par{int}[1]|p.A#par",
                "p.A$In$Deep|m|p.A?In?Deep#m",
                "p.A|test[0: a,b]|p.A",
                "p.A|a name, with commas|p.A",
                "p.A|with$dollar|p.A",
                "p.A|m; rm -rf ~|p.A",
                "p.A|''|p.A",
                "p.A|initializationError|p.A",
                "p.A|executionError|p.A",
                "p.Ärger|prüft|p.Ärger#prüft",
                "Add (x)|a|''",
                "''|a|''",
                "p.$(reboot)|m|''"
            })
    void shouldSelectWithSurefire(String className, String name, String selection) {
        assertThat(framework("surefire").include(List.of(test(className, name))).shell())
                .isEqualTo(selection);
        assertThat(framework("failsafe").include(List.of(test(className, name))).shell())
                .isEqualTo(selection);
    }

    @Test
    void shouldGatherMethodsByClass() {
        assertThat(framework("surefire")
                        .include(List.of(
                                test("p.B", "x"),
                                test("p.A", "n"),
                                test("p.A", "m"),
                                test("p.A", "m"),
                                test("p.C", ""),
                                test("p.C", "x")))
                        .shell())
                .isEqualTo("p.C,p.A#m+n,p.B#x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p.A|flaky()|--no-build-cache --tests p.A.flaky",
                "p.A|flaky|--no-build-cache --tests p.A.flaky",
                "p.A$In|csv(String, int)[2]|--no-build-cache --tests 'p.A$In.csv'",
                "p.A|[1] a, b|--no-build-cache --tests p.A",
                "p.A|my test()|--no-build-cache --tests 'p.A.my test'",
                "p.A|initializationError|--no-build-cache --tests p.A",
                "''|x()|''"
            })
    void shouldSelectWithGradle(String className, String name, String selection) {
        assertThat(framework("gradle").include(List.of(test(className, name))).shell())
                .isEqualTo(selection);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tests/test_a.py|tests.test_a.TestX|test_m|tests/test_a.py::TestX::test_m",
                "sub/tests/test_a.py|tests.test_a|test_m|sub/tests/test_a.py::test_m",
                "''|test_a|test_m|test_a.py::test_m",
                "''|''|tests.test_broken|tests/test_broken.py",
                "tests/test_broken.py|''|tests.test_broken|tests/test_broken.py",
                "-rf.py|x|test_m|''"
            })
    void shouldSelectWithPytest(String file, String className, String name, String selection) {
        TestId id = new TestId("pytest", file, className, name, 1);
        assertThat(framework("pytest").include(List.of(id)).shell()).isEqualTo(selection);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "a.spec.ts¦adds [1]¦a\\.spec\\.ts adds \\[1\\]¦a\\.spec\\.ts",
                "sub/a b.spec.ts¦adds @smoke¦sub\\/a b\\.spec\\.ts adds @smoke¦sub\\/a b\\.spec\\.ts",
                "a.spec.ts¦cart › adds¦a\\.spec\\.ts cart(?: › | (?:@\\S+ )*)adds¦a\\.spec\\.ts",
                "¦adds¦adds¦"
            })
    void shouldSelectWithPlaywright(@Nullable String file, String name, String pattern, @Nullable String argument) {
        TestId id = new TestId("", "", file == null ? "" : file, name, 1);
        List<String> arguments = new ArrayList<>(List.of("--grep", "/(?:^| )(?:" + pattern + ")(?:$| @)/"));
        if (argument != null) {
            arguments.add(argument);
        }
        assertThat(framework("playwright").include(List.of(id)).arguments()).isEqualTo(arguments);
    }

    @Test
    void shouldSelectWithToolsThatAreNotAtHand() {
        assertThat(framework("cypress")
                        .include(List.of(new TestId("Cart", "cypress/e2e/a.cy.js", "adds", "Cart adds", 1)))
                        .shell())
                .isEqualTo("--spec cypress/e2e/a.cy.js");
        assertThat(framework("nextest")
                        .include(List.of(new TestId("shop", "", "shop", "cart::tests::adds", 1)))
                        .shell())
                .isEqualTo("-E '(binary_id(=shop) & test(=cart::tests::adds))'");
        assertThat(framework("dotnet")
                        .include(List.of(test("N.CartTests", "Adds(a: 1, b: \"x, y\")")))
                        .shell())
                .isEqualTo("--filter 'FullyQualifiedName=N.CartTests.Adds|FullyQualifiedName~N.CartTests.Adds\\('");
    }

    @Test
    void shouldSelectTestOfJestOutsideOfAnyGroup() {
        assertThat(framework("jest")
                        .include(List.of(new TestId("", "", " adds", " adds", 1)))
                        .arguments())
                .containsExactly("-t", "^(?: adds|adds)$");
    }

    @Test
    void shouldSelectFileOfWhatCouldNotBeLoaded() {
        String file = "v/bad.test.js";
        assertThat(framework("vitest")
                        .include(List.of(new TestId(file, "", file, file, 1)))
                        .shell())
                .isEqualTo(file);
        assertThat(framework("jest")
                        .include(List.of(new TestId(file, file, "Test suite failed to run", file, 1)))
                        .arguments())
                .isEmpty(); // Jest's report names no file that can't be loaded, so each must be tried again
    }

    @Test
    void shouldRunAllWhenHookOfMochaFailed() throws Exception {
        assertThat(framework("mocha").include(failures("mocha10-hook.xml")).isAll())
                .isTrue();
    }

    @Test
    void shouldExcludeOnlyWhatCanBeNamed() {
        TestId method = test("p.A", "m");
        TestId row = test("p.A", "csv(int)[2]");
        Selection selection = framework("surefire").exclude(List.of(method, row));
        assertThat(selection.shell()).isEqualTo("!p.A#m");
        assertThat(selection.unsaid()).containsExactly(row);
        assertThat(framework("gtest").exclude(List.of(test("S", "t"))).shell()).isEqualTo("--gtest_filter=-S.t");
        assertThat(framework("ctest").exclude(List.of(test("a.b", "a.b"))).shell())
                .isEqualTo("-E '^(a\\.b)$'");
        for (String byFile : List.of("cypress", "jest", "vitest", "mocha", "rspec", "playwright")) {
            assertThat(framework(byFile).exclude(List.of(method)))
                    .as(byFile)
                    .isEqualTo(new Selection(List.of(), List.of(method)));
        }
        assertThat(framework("playwright")
                        .exclude(List.of(test("a.spec.ts", "adds")))
                        .arguments())
                .containsExactly("--grep-invert", "/(?:^| )(?:a\\.spec\\.ts adds)(?:$| @)/");
        assertThat(Framework.all())
                .allSatisfy(f -> assertThat(f.exclude(List.of())).isEqualTo(Selection.ALL));
    }

    @Test
    void shouldSkipSubtestsOfGoByLevels() {
        List<TestId> tests = List.of(
                new TestId("m/a", "", "m/a", "TestTable/case_1|a", 1), new TestId("m/a", "", "m/a", "TestFlaky", 1));
        assertThat(framework("go").exclude(tests).arguments())
                .containsExactly("-skip", "^TestFlaky$|^TestTable$/^case_1\\|a$");
    }

    @Test
    void shouldLetRunWhatOthersWouldBeLeftOutWith() {
        TestId row = new TestId("m/a", "", "m/a", "TestTable/case_1", 1);
        TestId table = new TestId("m/a", "", "m/a", "TestTable", 1);
        TestId elsewhere = new TestId("m/b", "", "m/b", "TestFlaky", 1);
        TestId flaky = new TestId("m/a", "", "m/a", "TestFlaky", 1);
        TestId second = new TestId("m/a", "", "m/a", "TestTable/case_2", 1);
        List<TestId> known = List.of(row, table, elsewhere, flaky, second);
        Exclusion exclusion = Exclusion.of(framework("go"), List.of(row, table, flaky), known, true);
        assertThat(exclusion.arguments()).isEqualTo("-skip '^TestTable$/^case_1$'");
        assertThat(exclusion.unsaid()).containsExactly(table, flaky);
        assertThat(Exclusion.of(framework("go"), List.of(flaky, elsewhere), known, true)
                        .unsaid())
                .isEmpty();
    }

    @Test
    void shouldLeaveOutForTheShellOfTheAgent() {
        TestId plain = new TestId("p", "test_a.py", "test_a", "test_p[a & calc]", 1);
        TestId hostile = new TestId("p", "test_a.py", "test_a", "test_p[\" & calc]", 1);
        Exclusion windows = Exclusion.of(framework("pytest"), List.of(plain, hostile), List.of(), false);
        assertThat(windows.arguments()).isEqualTo("\"--deselect=test_a.py::test_p[a & calc]\"");
        assertThat(windows.unsaid()).containsExactly(hostile);
        Exclusion unix = Exclusion.of(framework("pytest"), List.of(hostile), List.of(), true);
        assertThat(unix.arguments()).isEqualTo("'--deselect=test_a.py::test_p[\" & calc]'");
        assertThat(unix.unsaid()).isEmpty();
        assertThat(Exclusion.of(framework("surefire"), List.of(test("p.A", "m")), List.of(), false)
                        .arguments())
                .isEqualTo("!p.A#m");
    }

    @Test
    void shouldFillTemplate() {
        Framework template = new SelectorTemplate("--only {class}#{name:regex}");
        assertThat(template.include(List.of(test("p.A", "a b"), test("p.B", "x+")))
                        .shell())
                .isEqualTo("--only 'p.A#a b' --only 'p.B#x\\+'");
        assertThat(template.include(List.of(test("p.A", ""))).isAll()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelectorTemplate("--all"))
                .withMessageContaining("but is '--all'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelectorTemplate("{name} {klass}"))
                .withMessageContaining("{klass}");
    }

    /** Names come from reports; whatever they hold, a shell takes them for one argument each. */
    @Test
    void shouldQuoteForShells() throws Exception {
        List<String> names = List.of("a'b", "$(reboot)", "`x`", "a\\", "*", "~", "#x", "a\nb", "\"", "!", "ä b", "");
        for (String name : names) {
            Selection selection = new Selection(List.of("x", name, "y"), List.of());
            Process echo = new ProcessBuilder("sh", "-c", "printf '<%s>' " + selection.shell()).start();
            assertThat(new String(echo.getInputStream().readAllBytes(), "UTF-8"))
                    .isEqualTo("<x><" + name + "><y>");
        }
        assertThat(Selection.of("a b", "c").batch()).hasValue("\"a b\" c");
        assertThat(Selection.of("a\" & calc & \"b").batch()).isEmpty();
        assertThat(Selection.of("%PATH%").batch()).isEmpty();
    }

    @Test
    void shouldNotTakeCutNamesForWhole() throws Exception {
        String name = "n".repeat(5_000);
        TestCase cut = Samples.read("<testsuite name='s'><testcase classname='p.A' name='" + name + "'/></testsuite>")
                .get(0);
        assertThat(cut.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(framework("surefire").include(List.of(cut.id())).shell()).isEqualTo("p.A");
        assertThat(framework("ctest").include(List.of(cut.id())).isAll()).isTrue();
    }
}
