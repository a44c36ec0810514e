package hudson.tasks.test;

import java.util.Collection;

/** A result shown as a table of its children. */
public abstract class TabulatedResult extends TestResult {

    private static final long serialVersionUID = 1L;

    public abstract Collection<? extends TestResult> getChildren();

    public abstract boolean hasChildren();

    /** Whether several blocks of a Pipeline recorded tests, so that names need their block's. */
    public boolean hasMultipleBlocks() {
        return false;
    }

    public String getChildTitle() {
        return "";
    }
}
