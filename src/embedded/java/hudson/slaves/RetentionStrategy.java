package hudson.slaves;

import hudson.ExtensionPoint;
import hudson.model.Computer;
import hudson.model.Describable;

/** When a computer is to be up. */
public abstract class RetentionStrategy<T extends Computer>
        implements Describable<RetentionStrategy<?>>, ExtensionPoint {
    /** Always up. */
    public static final RetentionStrategy<Computer> NOOP = new RetentionStrategy<>() {
        @Override
        public long check(Computer c) {
            return 60;
        }
    };

    /** @return minutes to the next check */
    public abstract long check(T c);
}
