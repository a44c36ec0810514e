package jenkins.model;

import hudson.console.ModelHyperlinkNote;
import hudson.model.TaskListener;
import hudson.model.User;
import java.io.Serializable;
import java.util.Objects;

/** Why a build was interrupted. Serializable, as a running Pipeline may hold one. */
public abstract class CauseOfInterruption implements Serializable {
    private static final long serialVersionUID = 1L;

    public abstract String getShortDescription();

    /** Tells the cause in the build's log. */
    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    /** A person stopped it. */
    public static final class UserInterruption extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        private final String user;

        public UserInterruption(User user) {
            this.user = user.getId();
        }

        public UserInterruption(String userId) {
            this.user = userId;
        }

        public String getUserId() {
            return user;
        }

        public User getUser() {
            return User.getById(user, false);
        }

        public User getUserOrNull() {
            return User.getById(user, false);
        }

        @Override
        public String getShortDescription() {
            User known = getUserOrNull();
            return "Aborted by " + (known == null ? user : known.getDisplayName());
        }

        @Override
        public void print(TaskListener listener) {
            User known = getUserOrNull();
            listener.getLogger()
                    .println(
                            known == null ? getShortDescription() : "Aborted by " + ModelHyperlinkNote.encodeTo(known));
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UserInterruption that && Objects.equals(user, that.user);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(user);
        }
    }
}
