package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * Selections that each fit into a command line: what is too long for one is run in several portions, what is too long by
 * itself is selected more coarsely.
 */
public final class Portions {
    /** Longest selection, in characters: what Windows takes as a command leaves no more. */
    public static final int MAX_LENGTH = 7_000;
    /** More portions than this aren't worth their starts. */
    static final int MAX_PORTIONS = 8;

    /**
     * A part of the tests, and what selects them.
     *
     * @param tests those which the selection is for
     */
    public record Portion(List<Wanted> tests, Selection selection) {}

    private Portions() {}

    /** Selects these tests, which mustn't be none. */
    public static List<Portion> of(Framework framework, List<Wanted> tests) {
        for (List<Wanted> wanted = tests;
                ;
                wanted = wanted.stream().map(Wanted::coarser).toList()) {
            List<Portion> portions = new ArrayList<>();
            boolean fits = split(framework, wanted, portions);
            if (portions.stream().anyMatch(p -> p.selection().isAll())) {
                return List.of(new Portion(tests, Selection.ALL));
            }
            if (fits) {
                return List.copyOf(portions);
            }
        }
    }

    private static boolean split(Framework framework, List<Wanted> tests, List<Portion> portions) {
        Selection selection = framework.select(tests);
        if (length(selection) <= MAX_LENGTH) {
            portions.add(new Portion(tests, selection));
            return portions.size() <= MAX_PORTIONS;
        }
        int middle = tests.size() / 2;
        return middle > 0
                && split(framework, tests.subList(0, middle), portions)
                && split(framework, tests.subList(middle, tests.size()), portions);
    }

    private static int length(Selection selection) {
        return Math.max(selection.shell().length(), selection.batch().orElse("").length());
    }
}
