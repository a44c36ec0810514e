package hudson.scm;

import hudson.model.Run;
import hudson.model.User;
import java.util.Collection;

/** The commits of one source code management in a build. */
public abstract class ChangeLogSet<T extends ChangeLogSet.Entry> implements Iterable<T> {
    private final Run<?, ?> run;

    ChangeLogSet(Run<?, ?> run) {
        this.run = run;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    public abstract boolean isEmptySet();

    /** One commit. */
    public abstract static class Entry {

        /** As the source code management names it; null if it has no names. */
        public String getCommitId() {
            return null;
        }

        public abstract String getMsg();

        public abstract User getAuthor();

        /** Relative to the root of the source code. */
        public abstract Collection<String> getAffectedPaths();
    }
}
