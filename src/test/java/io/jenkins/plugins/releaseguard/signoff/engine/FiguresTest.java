package io.jenkins.plugins.releaseguard.signoff.engine;

import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.ALICE;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.BOB;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.NOON;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.OLIVIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Scene scene = new Scene();

    @Test
    void shouldTellHowMuchTestingCaught() {
        ship(3, 1);
        MonthFigure month = figures(Cadence.ANY_TIME).months().get(1);
        assertThat(month.month()).hasToString("2026-11");
        assertThat(month.found()).isEqualTo(3);
        assertThat(month.escaped()).isEqualTo(1);
        assertThat(month.caught().orElseThrow()).isEqualTo(75);
        assertThat(month.rounds().orElseThrow()).isEqualTo(2);
        assertThat(month.secondsInGate().orElseThrow()).isEqualTo(7200);
        assertThat(month.releasesPerDay()).isEqualTo(1 / 30.0, within(1e-9));
    }

    @Test
    void shouldHaveGapsForMonthsWithoutReleases() {
        MonthFigure month = figures(Cadence.ANY_TIME).months().get(0);
        assertThat(month.caught()).isEmpty();
        assertThat(month.rounds()).isEmpty();
        assertThat(month.signed()).isZero();
    }

    @Test
    void shouldCountWindowsOfTheCadence() {
        Cadence cadence = Cadence.parse("UTC", "Mon-Fri 10:00-12:00; Mon-Fri 15:00-16:00", "");
        assertThat(figures(cadence).months().get(1).windows()).isEqualTo(42);
    }

    @Test
    void shouldCountEmergencies() {
        scene.after(ALICE, Act.DECLARE_EMERGENCY, "reason", "down", "incident", "https://example.org/1");
        assertThat(figures(Cadence.ANY_TIME).months().get(1).emergencies()).isEqualTo(1);
    }

    @Test
    void shouldWriteSheetWithFreeColumns() {
        ship(1, 0);
        assertThat(figures(Cadence.ANY_TIME).csv(List.of("cost", "=team"))).isEqualTo("""
                    version,build,state,opened,rounds,hours in gate,found in testing,escaped,share caught,emergency,\
                    in breach,owner,signers,"cost","'=team"\r
                    "1.4.0","shop #12","signed","2026-11-23T12:00:00Z","2","2.00","1","0","100.0","false",\
                    "false","olivia","alice bob",,\r
                    """);
    }

    @Test
    void shouldKeepAllOfAFigure() {
        scene.after(ALICE, Act.DECLARE_EMERGENCY, "reason", "down", "incident", "https://example.org/1");
        scene.now = NOON.plus(Duration.ofHours(24));
        scene.gate = new Rulebook(scene).breachIfDue(scene.gate);
        ReleaseFigure figure = ReleaseFigure.of(scene.gate);
        assertThat(figure.breached()).isTrue();
        assertThat(ReleaseFigure.decode(figure.encode())).isEqualTo(figure);
    }

    private Figures figures(Cadence cadence) {
        // As it is kept beside the log.
        ReleaseFigure figure = ReleaseFigure.decode(ReleaseFigure.of(scene.gate).encode());
        return new Figures(List.of(figure), 2, cadence, scene.now);
    }

    private void ship(int found, int escaped) {
        scene.tested();
        for (int i = 1; i <= found; i++) {
            scene.blocker(ALICE).after(OLIVIA, Act.RESOLVE, "issue", String.valueOf(i), "context", "fixed");
        }
        for (int i = 1; i <= found; i++) {
            scene.after(BOB, Act.CLOSE, "issue", String.valueOf(i));
        }
        scene.now = NOON.plus(Duration.ofHours(2));
        scene.after(ALICE, Act.APPROVE).after(BOB, Act.APPROVE);
        for (int i = 0; i < escaped; i++) {
            scene.after(ALICE, Act.REPORT_ESCAPED, "title", "wrong price");
        }
    }
}
