package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortionsTest {
    private final Framework surefire = Framework.named("surefire").orElseThrow();

    private static List<Wanted> tests(int count, String className, String name) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Wanted(
                        new TestId("s", "", className.replace("#", "" + i), name.replace("#", "" + i), 1), Grain.TEST))
                .toList();
    }

    @Test
    void shouldRunFewTestsAtOnce() {
        List<Portions.Portion> portions = Portions.of(surefire, tests(2, "p.A", "m#"));
        assertThat(portions).hasSize(1);
        assertThat(portions.get(0).selection().shell()).isEqualTo("p.A#m0+m1");
    }

    @Test
    void shouldSplitWhatIsTooLongForOneCommand() {
        List<Wanted> tests = tests(500, "p.A", "aMethodWithQuiteALongName#");
        List<Portions.Portion> portions = Portions.of(surefire, tests);
        assertThat(portions)
                .hasSizeBetween(2, 4)
                .allSatisfy(p -> assertThat(p.selection().shell().length()).isLessThanOrEqualTo(Portions.MAX_LENGTH));
        assertThat(portions.stream().flatMap(p -> p.tests().stream())).containsExactlyElementsOf(tests);
    }

    @Test
    void shouldSelectCoarselyWhatNeedsTooManyPortions() {
        assertThat(Portions.of(surefire, tests(5_000, "p.A", "aMethodWithQuiteALongName#")))
                .singleElement()
                .satisfies(p -> assertThat(p.selection().shell()).isEqualTo("p.A"));
        assertThat(Portions.of(surefire, tests(5_000, "p.AClassWithQuiteALongName#", "m")))
                .singleElement()
                .satisfies(p -> assertThat(p.selection().isAll()).isTrue());
    }

    @Test
    void shouldRunAllOnceWhenOneTestNeedsIt() {
        List<Wanted> one = List.of(
                new Wanted(new TestId("s", "", "p.A", "m", 1), Grain.TEST),
                new Wanted(new TestId("s", "", "p.A", "n", 1), Grain.ALL));
        assertThat(Portions.of(surefire, one))
                .singleElement()
                .satisfies(p -> assertThat(p.selection().isAll()).isTrue());
    }
}
