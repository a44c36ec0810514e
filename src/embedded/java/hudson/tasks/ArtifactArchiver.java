package hudson.tasks;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.tasks.SimpleBuildStep;
import jenkins.util.BuildListenerAdapter;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Keeps files of the workspace with the build. */
public class ArtifactArchiver extends Recorder implements SimpleBuildStep {

    private final String artifacts;
    private String excludes;
    private boolean allowEmptyArchive;
    private boolean onlyIfSuccessful;

    @DataBoundConstructor
    public ArtifactArchiver(String artifacts) {
        this.artifacts = artifacts.trim();
    }

    /** Ant patterns of the files to keep, separated by commas. */
    public String getArtifacts() {
        return artifacts;
    }

    public String getExcludes() {
        return excludes;
    }

    @DataBoundSetter
    public final void setExcludes(String excludes) {
        this.excludes = Util.fixEmptyAndTrim(excludes);
    }

    public boolean getAllowEmptyArchive() {
        return allowEmptyArchive;
    }

    @DataBoundSetter
    public final void setAllowEmptyArchive(boolean allowEmptyArchive) {
        this.allowEmptyArchive = allowEmptyArchive;
    }

    public boolean isOnlyIfSuccessful() {
        return onlyIfSuccessful;
    }

    @DataBoundSetter
    public final void setOnlyIfSuccessful(boolean onlyIfSuccessful) {
        this.onlyIfSuccessful = onlyIfSuccessful;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        if (artifacts.isEmpty()) {
            throw new AbortException("No artifacts are configured for archiving.");
        }
        Result result = run.getResult();
        if (onlyIfSuccessful && result != null && result.isWorseThan(Result.UNSTABLE)) {
            listener.getLogger().println("Skipping archiving because the build isn't successful");
            return;
        }
        listener.getLogger().println("Archiving artifacts");
        String pattern = env.expand(artifacts);
        Map<String, String> files = new LinkedHashMap<>();
        for (FilePath file : workspace.list(pattern, excludes)) {
            String path = relative(workspace, file);
            files.put(path, path);
        }
        if (!files.isEmpty()) {
            run.pickArtifactManager().archive(workspace, launcher, BuildListenerAdapter.wrap(listener), files);
            return;
        }
        String none = "No artifacts found that match the file pattern \"" + pattern + "\"";
        if (!allowEmptyArchive) {
            throw new AbortException(none + ". Configuration error?");
        }
        listener.getLogger().println(none);
    }

    private static String relative(FilePath workspace, FilePath file) {
        return file.getRemote().substring(workspace.getRemote().length() + 1).replace('\\', '/');
    }

    /** Offers the publisher to every kind of job. */
    @Symbol("archiveArtifacts")
    public static class DescriptorImpl extends BuildStepDescriptor<Publisher> {

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        @Override
        public String getDisplayName() {
            return "Archive the artifacts";
        }
    }
}
