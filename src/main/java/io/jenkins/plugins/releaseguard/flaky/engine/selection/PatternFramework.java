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

    /** Selects the files, behind the names. */
    List<String> inFiles(SortedSet<String> files) {
        return List.copyOf(files);
    }

    /** How it leaves tests out; empty if it can't. */
    abstract Optional<List<String>> excluding(SortedSet<String> alternatives);

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
            arguments.addAll(inFiles(files));
        }
        return new Selection(arguments, List.of());
    }

    @Override
    public final Selection exclude(Collection<TestId> ids) {
        SortedSet<String> alternatives = new TreeSet<>();
        List<TestId> unsaid = new ArrayList<>();
        for (TestId id : ids) {
            List<String> patterns = isNamed(id) ? patterns(id) : List.of();
            alternatives.addAll(patterns);
            if (patterns.isEmpty()) {
                unsaid.add(id);
            }
        }
        Optional<List<String>> arguments = alternatives.isEmpty() ? Optional.of(List.of()) : excluding(alternatives);
        return arguments.isPresent()
                ? new Selection(arguments.get(), unsaid)
                : new Selection(List.of(), List.copyOf(ids));
    }

    private static boolean isNamed(TestId test) {
        return !test.isWholeClass() && !test.isCut();
    }
}
