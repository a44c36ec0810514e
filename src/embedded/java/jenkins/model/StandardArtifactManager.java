package jenkins.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import jenkins.util.VirtualFile;

/** Keeps artifacts in the folder of the build. */
public class StandardArtifactManager extends ArtifactManager {
    protected transient Run<?, ?> build;

    public StandardArtifactManager(Run<?, ?> build) {
        onLoad(build);
    }

    @Override
    public final void onLoad(Run<?, ?> build) {
        this.build = build;
    }

    @Override
    public void archive(FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
            throws IOException, InterruptedException {
        FilePath archive = new FilePath(build.getArtifactsDir());
        for (Map.Entry<String, String> artifact : artifacts.entrySet()) {
            FilePath target = archive.child(artifact.getKey());
            target.getParent().mkdirs();
            workspace.child(artifact.getValue()).copyTo(target);
        }
    }

    @Override
    public final boolean delete() throws IOException {
        File archive = build.getArtifactsDir();
        if (!archive.exists()) {
            return false;
        }
        Util.deleteRecursive(archive);
        return true;
    }

    @Override
    public VirtualFile root() {
        return VirtualFile.forFile(build.getArtifactsDir());
    }
}
