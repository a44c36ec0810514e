package hudson.model.queue;

import hudson.model.Queue;
import org.springframework.security.core.Authentication;

/** Questions about tasks. */
public class Tasks {

    /** Who a task's builds run as. */
    public static Authentication getAuthenticationOf2(Queue.Task t) {
        return t.getDefaultAuthentication2();
    }
}
