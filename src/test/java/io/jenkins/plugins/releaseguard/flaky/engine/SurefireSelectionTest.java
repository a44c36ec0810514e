package io.jenkins.plugins.releaseguard.flaky.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.flaky.report.FailedTest;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurefireSelectionTest {
    private static Suspect suspect(String className, String name) {
        return new Suspect(new FailedTest(new TestId("s", "", className, name, 1), "r.xml", 1, false, List.of()), 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p.A|m|p.A#m",
                "p.A|csv(String, int)[2]|p.A#csv",
                "p.A|dyn()[2]|p.A#dyn",
                "p.A|par{int}[1]|p.A#par",
                "p.A$In$Deep|m|p.A?In?Deep#m",
                "p.A|test[0: a,b]|p.A",
                "p.A|a name, with commas|p.A",
                "p.A|with$dollar|p.A",
                "p.A|m; rm -rf ~|p.A",
                "p.A|''|p.A",
                "p.A|initializationError|p.A",
                "p.A|p.A|p.A",
                "p.Ärger|prüft|p.Ärger#prüft",
                "Add (x)|a|''",
                "''|a|''",
                "p.$(reboot)|m|''"
            })
    void shouldSelectOneTest(String className, String name, String selection) {
        assertThat(SurefireSelection.of(List.of(suspect(className, name)))).isEqualTo(selection);
    }

    @Test
    void shouldGatherMethodsByClass() {
        assertThat(SurefireSelection.of(List.of(
                        suspect("p.B", "x"),
                        suspect("p.A", "n"),
                        suspect("p.A", "m"),
                        suspect("p.A", "m"),
                        suspect("p.C", ""),
                        suspect("p.C", "x"))))
                .isEqualTo("p.C,p.A#m+n,p.B#x");
    }

    @Test
    void shouldSelectMoreCoarselyWhatWasNotFound() {
        Suspect suspect = suspect("p.A", "m");
        suspect.stands(Standing.ABSENT, 1);
        assertThat(SurefireSelection.of(List.of(suspect))).isEqualTo("p.A");
        suspect.stands(Standing.NO_NEW_REPORT, 2);
        assertThat(SurefireSelection.of(List.of(suspect))).isEqualTo(SurefireSelection.ALL);
        suspect.stands(Standing.FAILED_AGAIN, 3);
        assertThat(SurefireSelection.of(List.of(suspect))).isEqualTo("p.A#m");
    }

    @Test
    void shouldBoundLength() {
        List<Suspect> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(suspect("p.A", "aMethodWithQuiteALongName" + i));
        }
        assertThat(SurefireSelection.of(many)).isEqualTo("p.A");
        for (int i = 0; i < 1000; i++) {
            many.add(suspect("p.AClassWithQuiteALongName" + i, "m"));
        }
        assertThat(SurefireSelection.of(many)).isEqualTo(SurefireSelection.ALL);
    }
}
