package hudson.util;

import hudson.model.TaskListener;

/** Base of the listeners of old. */
public abstract class AbstractTaskListener implements TaskListener {
    private static final long serialVersionUID = 1L;
}
