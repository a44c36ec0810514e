package jenkins.model;

import hudson.model.Action;
import hudson.model.Run;

/** An action that is told which build it belongs to. */
public interface RunAction2 extends Action {
    /** When the action is added to the build. */
    void onAttached(Run<?, ?> r);

    /** When the build is read from disk. */
    void onLoad(Run<?, ?> r);
}
