package hudson;

import hudson.model.Saveable;
import java.io.Closeable;
import java.io.IOException;

/** Makes several changes of an object in this thread one save, at {@link #commit}. */
public class BulkChange implements Closeable {
    /** Stands for all objects. */
    public static final Saveable ALL = () -> {};

    private static final ThreadLocal<BulkChange> INNERMOST = new ThreadLocal<>();

    private final Saveable saveable;
    private final BulkChange parent;
    private boolean completed;

    public BulkChange(Saveable saveable) {
        this.saveable = saveable;
        this.parent = current();
        INNERMOST.set(this);
    }

    /** Ends this and saves the object. */
    public void commit() throws IOException {
        if (!completed) {
            abort();
            saveable.save();
        }
    }

    /** Ends this without saving, unless committed. */
    @Override
    public void close() {
        abort();
    }

    public void abort() {
        if (!completed) {
            completed = true;
            if (parent == null) {
                INNERMOST.remove();
            } else {
                INNERMOST.set(parent);
            }
        }
    }

    public static BulkChange current() {
        return INNERMOST.get();
    }

    /** Whether a save of the object is to be left to a bulk change of this thread. */
    public static boolean contains(Saveable s) {
        for (BulkChange change = current(); change != null; change = change.parent) {
            if (change.saveable == s || change.saveable == ALL) {
                return true;
            }
        }
        return false;
    }
}
