package hudson.model;

import hudson.Util;
import hudson.console.ModelHyperlinkNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Why a build was started. Saved with the build. */
@ExportedBean
public abstract class Cause {
    @Exported(visibility = 3)
    public abstract String getShortDescription();

    /** When the cause is added to a build. */
    public void onAddedTo(Run build) {}

    /** When the build is read from disk. */
    public void onLoad(Run<?, ?> build) {}

    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    /** Unknown: the build was started by code that didn't say why. */
    public static class LegacyCodeCause extends Cause {
        @Override
        public String getShortDescription() {
            return "Legacy code started this job.  No cause information is available";
        }
    }

    /** A build of another job started this one. */
    public static class UpstreamCause extends Cause {
        private static final int MAX_DEPTH = 10;

        private final String upstreamProject;
        private final String upstreamUrl;
        private final int upstreamBuild;
        private final List<Cause> upstreamCauses;

        public UpstreamCause(Run<?, ?> up) {
            this(up, MAX_DEPTH);
        }

        private UpstreamCause(Run<?, ?> up, int depth) {
            this(up.getParent().getFullName(), up.getParent().getUrl(), up.getNumber(), trimmed(up.getCauses(), depth));
        }

        private UpstreamCause(String project, String url, int build, List<Cause> causes) {
            this.upstreamProject = project;
            this.upstreamUrl = url;
            this.upstreamBuild = build;
            this.upstreamCauses = causes;
        }

        /** Causes of causes are kept only so deep: builds that start each other must not grow without end. */
        private static List<Cause> trimmed(List<Cause> causes, int depth) {
            List<Cause> kept = new ArrayList<>();
            for (Cause cause : causes) {
                if (!(cause instanceof UpstreamCause up)) {
                    kept.add(cause);
                } else if (depth > 0) {
                    List<Cause> deeper = trimmed(up.upstreamCauses, depth - 1);
                    kept.add(new UpstreamCause(up.upstreamProject, up.upstreamUrl, up.upstreamBuild, deeper));
                }
            }
            return kept;
        }

        public String getUpstreamProject() {
            return upstreamProject;
        }

        public int getUpstreamBuild() {
            return upstreamBuild;
        }

        /** The upstream build, or null if it is gone. */
        public Run<?, ?> getUpstreamRun() {
            Job<?, ?> job = Jenkins.get().getItemByFullName(upstreamProject, Job.class);
            return job == null ? null : job.getBuildByNumber(upstreamBuild);
        }

        public String getUpstreamUrl() {
            return upstreamUrl;
        }

        public List<Cause> getUpstreamCauses() {
            return upstreamCauses;
        }

        @Override
        public String getShortDescription() {
            return "Started by upstream project \"" + upstreamProject + "\" build number " + upstreamBuild;
        }

        @Override
        public void print(TaskListener listener) {
            String project = ModelHyperlinkNote.encodeTo('/' + upstreamUrl, upstreamProject);
            String build = ModelHyperlinkNote.encodeTo(
                    '/' + upstreamUrl + upstreamBuild + '/', Integer.toString(upstreamBuild));
            listener.getLogger().println("Started by upstream project \"" + project + "\" build number " + build);
            if (!upstreamCauses.isEmpty()) {
                listener.getLogger().println("originally caused by:");
                for (Cause cause : upstreamCauses) {
                    listener.getLogger().print(' ');
                    cause.print(listener);
                }
            }
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UpstreamCause that
                    && upstreamBuild == that.upstreamBuild
                    && upstreamProject.equals(that.upstreamProject)
                    && upstreamCauses.equals(that.upstreamCauses);
        }

        @Override
        public int hashCode() {
            return Objects.hash(upstreamProject, upstreamBuild);
        }

        @Override
        public String toString() {
            return upstreamUrl + upstreamBuild + upstreamCauses;
        }
    }

    /** A person started it. */
    public static class UserIdCause extends Cause {
        /** Null for nobody in particular. */
        private final String userId;

        public UserIdCause() {
            User user = User.current();
            this.userId = user == null ? null : user.getId();
        }

        public UserIdCause(String userId) {
            this.userId = userId;
        }

        public String getUserId() {
            return userId;
        }

        private User user() {
            return userId == null ? null : User.getById(userId, false);
        }

        public String getUserName() {
            User user = user();
            return user == null ? "anonymous" : user.getDisplayName();
        }

        public String getUserUrl() {
            User user = user();
            return user == null ? null : user.getUrl();
        }

        @Override
        public String getShortDescription() {
            return "Started by user " + getUserName();
        }

        @Override
        public void print(TaskListener listener) {
            User user = user();
            String name = user == null ? getUserName() : ModelHyperlinkNote.encodeTo(user);
            listener.getLogger().println("Started by user " + name);
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UserIdCause that && Objects.equals(userId, that.userId);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(userId);
        }
    }

    /** A program elsewhere started it over the remote API. */
    public static class RemoteCause extends Cause {
        private final String addr;
        private final String note;

        public RemoteCause(String host, String note) {
            this.addr = host;
            this.note = note;
        }

        public String getNote() {
            return note;
        }

        @Override
        public String getShortDescription() {
            String host = "Started by remote host " + addr;
            return Util.fixEmptyAndTrim(note) == null ? host : host + " with note: " + note;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof RemoteCause that && Objects.equals(addr, that.addr) && Objects.equals(note, that.note);
        }

        @Override
        public int hashCode() {
            return Objects.hash(addr, note);
        }
    }
}
