package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A tool that takes one pattern over the full names of tests, and files beside it where it knows any. Pattern and files
 * both have to match, so the coarsest test decides how finely all are selected.
 */
abstract class PatternFramework implements Framework {

    /** Regular expressions, without anchors, of which one is the whole full name; none if the test has no name. */
    abstract List<String> patterns(TestId test);

    /** The file or suite as the tool takes it; empty if the report doesn't tell, or the tool takes none. */
    abstract Optional<String> file(TestId test);

    /** Selects by name: the whole full name matches one of these. */
    abstract List<String> including(SortedSet<String> alternatives);

    /** Keeps the tool from answering with results that it has in store. */
    List<String> anew() {
        return List.of();
    }

    /**
     * What matches this test for an exclusion, and as far as names tell no other; empty if nothing does: most tools take a
     * title for that of any file.
     */
    Optional<String> alone(TestId test) {
        return Optional.empty();
    }

    /** Leaves out what one of these matches. */
    List<String> excluding(SortedSet<String> alone) {
        throw new IllegalStateException(name() + " leaves nothing out");
    }

    @Override
    public final Selection select(List<Wanted> wanted) {
        SortedSet<String> alternatives = new TreeSet<>();
        SortedSet<String> files = new TreeSet<>();
        boolean byName = !wanted.isEmpty();
        boolean byFile = byName;
        for (Wanted one : wanted) {
            List<String> patterns = one.grain() == Grain.TEST && isNamed(one.test()) ? patterns(one.test()) : List.of();
            Optional<String> file = one.grain() == Grain.ALL ? Optional.empty() : file(one.test());
            alternatives.addAll(patterns);
            file.ifPresent(files::add);
            byName &= !patterns.isEmpty();
            byFile &= file.isPresent();
        }
        if (!byName && !byFile) {
            return Selection.ALL;
        }
        List<String> arguments = new ArrayList<>(anew());
        if (byName) {
            arguments.addAll(including(alternatives));
        }
        if (byFile) {
            arguments.addAll(files);
        }
        return new Selection(arguments, List.of());
    }

    @Override
    public final Selection exclude(Collection<TestId> ids) {
        SortedSet<String> said = new TreeSet<>();
        List<TestId> unsaid = new ArrayList<>();
        for (TestId id : ids) {
            Optional<String> alone = isNamed(id) ? alone(id) : Optional.empty();
            alone.ifPresentOrElse(said::add, () -> unsaid.add(id));
        }
        return new Selection(said.isEmpty() ? List.of() : excluding(said), unsaid);
    }

    private static boolean isNamed(TestId test) {
        return !test.isWholeClass() && !test.isCut();
    }
}
