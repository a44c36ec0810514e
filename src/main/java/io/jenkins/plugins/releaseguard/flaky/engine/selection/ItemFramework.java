package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A tool that takes a list of tests, each by itself: finer and coarser ones may stand side by side. */
abstract class ItemFramework implements Framework {

    /** How the tool names this test; empty if it can't. */
    abstract Optional<String> test(TestId test);

    /** How it names the class, file or suite; empty if it can't. */
    abstract Optional<String> group(TestId test);

    abstract List<String> including(SortedSet<String> tests, SortedSet<String> groups);

    /** How it leaves tests out; empty if it can't at all. */
    abstract Optional<List<String>> excluding(SortedSet<String> tests);

    /** For a tool that takes tests and groups alike. */
    static SortedSet<String> together(SortedSet<String> tests, SortedSet<String> groups) {
        SortedSet<String> all = new TreeSet<>(tests);
        all.addAll(groups);
        return all;
    }

    /** Whether {@link #test} names that test alone, and not its other parameters too. */
    boolean isExact(TestId test) {
        return true;
    }

    @Override
    public final Selection select(List<Wanted> wanted) {
        SortedSet<String> tests = new TreeSet<>();
        SortedSet<String> groups = new TreeSet<>();
        for (Wanted one : wanted) {
            Optional<String> fine =
                    one.grain() == Grain.TEST && isNamed(one.test()) ? test(one.test()) : Optional.empty();
            Optional<String> coarse = one.grain() == Grain.ALL ? Optional.empty() : group(one.test());
            if (fine.isEmpty() && coarse.isEmpty()) {
                return Selection.ALL;
            }
            fine.ifPresentOrElse(tests::add, () -> groups.add(coarse.orElseThrow()));
        }
        return new Selection(including(tests, groups), List.of());
    }

    @Override
    public final Selection exclude(Collection<TestId> ids) {
        SortedSet<String> tests = new TreeSet<>();
        List<TestId> unsaid = new ArrayList<>();
        for (TestId id : ids) {
            Optional<String> test = isNamed(id) && isExact(id) ? test(id) : Optional.empty();
            test.ifPresentOrElse(tests::add, () -> unsaid.add(id));
        }
        Optional<List<String>> arguments = tests.isEmpty() ? Optional.of(List.of()) : excluding(tests);
        return arguments.isPresent()
                ? new Selection(arguments.get(), unsaid)
                : new Selection(List.of(), List.copyOf(ids));
    }

    /** Whether there is a whole name to go by. */
    static boolean isNamed(TestId test) {
        return !test.isWholeClass() && !test.isCut() && test.name().chars().noneMatch(c -> c < ' ' || c == '\uFFFD');
    }
}
