package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Job;
import java.io.IOException;

/** A rule by which old builds are deleted. */
public abstract class BuildDiscarder implements Describable<BuildDiscarder>, ExtensionPoint {
    public abstract void perform(Job<?, ?> job) throws IOException, InterruptedException;
}
