package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What leaves tests out, as a part of a command.
 *
 * @param unsaid tests that tool or shell can't be told to leave out alone: they run
 */
public record Exclusion(String arguments, List<TestId> unsaid) {

    /**
     * @param kin other tests that might go with them, as far as they are known: those of the same name
     * @param unix whether the command is for a POSIX shell; else it is for a batch file of Windows
     */
    public static Exclusion of(Framework tool, Collection<TestId> tests, Collection<TestId> kin, boolean unix) {
        List<TestId> sayable = new ArrayList<>();
        List<TestId> unsaid = new ArrayList<>();
        List<TestId> others = kin.stream().filter(test -> !tests.contains(test)).toList();
        for (TestId test : tests) {
            boolean said = tool.exclude(List.of(test)).command(unix).isPresent()
                    && others.stream().noneMatch(other -> tool.takesAlong(test, other));
            (said ? sayable : unsaid).add(test);
        }
        Selection selection = tool.exclude(sayable);
        unsaid.addAll(selection.unsaid());
        return new Exclusion(selection.command(unix).orElse(""), List.copyOf(unsaid));
    }
}
