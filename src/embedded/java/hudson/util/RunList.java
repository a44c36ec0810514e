package hudson.util;

import hudson.model.Run;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Builds, newest first, loaded as they are asked for. */
@SuppressWarnings("rawtypes")
public class RunList<R extends Run> extends AbstractList<R> {
    private final Iterable<R> base;

    private RunList(Iterable<R> base) {
        this.base = base;
    }

    public static <R extends Run> RunList<R> fromRuns(Collection<? extends R> runs) {
        return new RunList<>(() -> cast(runs.iterator()));
    }

    @SuppressWarnings("unchecked")
    private static <R> Iterator<R> cast(Iterator<? extends R> iterator) {
        return (Iterator<R>) iterator;
    }

    private Stream<R> stream(Iterable<R> runs) {
        return StreamSupport.stream(runs.spliterator(), false);
    }

    @Override
    public Iterator<R> iterator() {
        return base.iterator();
    }

    /** Counts by loading all: prefer {@link #isEmpty()} where that is the question. */
    @Override
    public int size() {
        return (int) stream(base).count();
    }

    @Override
    public boolean isEmpty() {
        return !iterator().hasNext();
    }

    @Override
    public R get(int index) {
        return stream(base).skip(index).findFirst().orElseThrow(IndexOutOfBoundsException::new);
    }

    public R getLastBuild() {
        return stream(base).findFirst().orElse(null);
    }

    public RunList<R> filter(Predicate<R> predicate) {
        return new RunList<>(() -> stream(base).filter(predicate).iterator());
    }

    public RunList<R> limit(int n) {
        return new RunList<>(() -> stream(base).limit(n).iterator());
    }
}
