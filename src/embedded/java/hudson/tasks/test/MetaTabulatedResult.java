package hudson.tasks.test;

import java.util.Collection;

/** A table of tables, which lists failed tests apart. */
public abstract class MetaTabulatedResult extends TabulatedResult {

    private static final long serialVersionUID = 1L;

    @Override
    public abstract Collection<? extends TestResult> getFailedTests();
}
