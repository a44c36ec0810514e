package jenkins.scm;

import hudson.model.Job;
import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A build that knows the commits in it. No job of this controller has a source code management of its own. */
public interface RunWithSCM<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT> & RunWithSCM<JobT, RunT>> {

    List<ChangeLogSet<? extends ChangeLogSet.Entry>> getChangeSets();

    /** Ids of who committed since the last good build; null if not known. */
    @Nullable
    Set<String> getCulpritIds();

    /** Whether {@link #getCulpritIds} isn't known yet, and is to be found from the commits. */
    boolean shouldCalculateCulprits();

    /** The users of {@link #getCulpritIds}. */
    default Set<User> getCulprits() {
        Set<User> users = new LinkedHashSet<>();
        Set<String> ids = getCulpritIds();
        if (ids != null) {
            ids.stream()
                    .map(id -> User.getById(id, true))
                    .filter(Objects::nonNull)
                    .forEach(users::add);
        }
        return users;
    }
}
