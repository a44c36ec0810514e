package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What the releases of one month came to; a release counts in the month in which it was opened.
 *
 * @param month which
 * @param releases its candidates
 * @param windows how many windows for releases it had or has; 0 when releases may go at any time
 */
public record MonthFigure(YearMonth month, List<ReleaseFigure> releases, int windows) {

    public MonthFigure {
        releases = List.copyOf(releases);
    }

    private Stream<ReleaseFigure> gone() {
        return releases.stream().filter(release -> release.state() == GateState.SIGNED);
    }

    /** Candidates that went. */
    public long signed() {
        return gone().count();
    }

    /** Issues that testers found. */
    public int found() {
        return releases.stream().mapToInt(ReleaseFigure::found).sum();
    }

    /** Defects found in production. */
    public int escaped() {
        return releases.stream().mapToInt(ReleaseFigure::escaped).sum();
    }

    /** Of all that was found, how much testers found, in percent; empty when nothing was found. */
    public OptionalDouble caught() {
        int all = found() + escaped();
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * found() / all);
    }

    /** Mean number of rounds of those that went; empty when none did. */
    public OptionalDouble rounds() {
        return gone().mapToInt(ReleaseFigure::rounds).average();
    }

    /** Mean time in the gate of those that went, in seconds; empty when none did. */
    public OptionalDouble secondsInGate() {
        return gone().mapToLong(release -> release.inGate(release.opened()).toSeconds())
                .average();
    }

    public long emergencies() {
        return releases.stream().filter(ReleaseFigure::emergency).count();
    }

    /** Releases that went, per day of the month. */
    public double releasesPerDay() {
        return (double) signed() / month.lengthOfMonth();
    }

    /** Windows for releases, per day of the month. */
    public double windowsPerDay() {
        return (double) windows / month.lengthOfMonth();
    }
}
