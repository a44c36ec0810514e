package jenkins.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.IOException;
import java.util.Map;
import jenkins.util.VirtualFile;

/** Where the artifacts of a build are kept. */
public abstract class ArtifactManager {
    public abstract void onLoad(Run<?, ?> build);

    /** @param artifacts names in the archive and the files in the workspace, relative to it */
    public abstract void archive(
            FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
            throws IOException, InterruptedException;

    /** Whether there was anything to delete. */
    public abstract boolean delete() throws IOException, InterruptedException;

    public abstract VirtualFile root();
}
