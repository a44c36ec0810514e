package hudson.model;

import java.util.List;
import java.util.function.Function;

/** An action that adds fixed links to builds of its job. */
public interface PermalinkProjectAction extends Action {
    List<Permalink> getPermalinks();

    /** A fixed link, such as {@code lastSuccessfulBuild}, to a build that changes. */
    abstract class Permalink {
        public static final Permalink LAST_BUILD = of("lastBuild", "Last build", Job::getLastBuild);
        public static final Permalink LAST_STABLE_BUILD =
                of("lastStableBuild", "Last stable build", Job::getLastStableBuild);
        public static final Permalink LAST_SUCCESSFUL_BUILD =
                of("lastSuccessfulBuild", "Last successful build", Job::getLastSuccessfulBuild);
        public static final Permalink LAST_FAILED_BUILD =
                of("lastFailedBuild", "Last failed build", Job::getLastFailedBuild);
        public static final Permalink LAST_UNSTABLE_BUILD =
                of("lastUnstableBuild", "Last unstable build", Job::getLastUnstableBuild);
        public static final Permalink LAST_UNSUCCESSFUL_BUILD =
                of("lastUnsuccessfulBuild", "Last unsuccessful build", Job::getLastUnsuccessfulBuild);
        public static final Permalink LAST_COMPLETED_BUILD =
                of("lastCompletedBuild", "Last completed build", Job::getLastCompletedBuild);

        public static final List<Permalink> BUILTIN = List.of(
                LAST_BUILD,
                LAST_STABLE_BUILD,
                LAST_SUCCESSFUL_BUILD,
                LAST_FAILED_BUILD,
                LAST_UNSTABLE_BUILD,
                LAST_UNSUCCESSFUL_BUILD,
                LAST_COMPLETED_BUILD);

        public abstract String getDisplayName();

        /** The path segment. */
        public abstract String getId();

        /** The build, or null. */
        public abstract Run<?, ?> resolve(Job<?, ?> job);

        private static Permalink of(String id, String displayName, Function<Job<?, ?>, Run<?, ?>> build) {
            return new Permalink() {
                @Override
                public String getDisplayName() {
                    return displayName;
                }

                @Override
                public String getId() {
                    return id;
                }

                @Override
                public Run<?, ?> resolve(Job<?, ?> job) {
                    return build.apply(job);
                }
            };
        }
    }
}
