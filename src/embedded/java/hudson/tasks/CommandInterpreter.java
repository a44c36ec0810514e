package hudson.tasks;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.io.IOException;

/** A builder that runs a script file in the workspace. */
public abstract class CommandInterpreter extends Builder {

    protected final String command;

    protected CommandInterpreter(String command) {
        this.command = Util.fixNull(command);
    }

    public final String getCommand() {
        return command;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        return perform(build, launcher, (TaskListener) listener);
    }

    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        FilePath workspace = build.getWorkspace();
        if (workspace == null) {
            throw new AbortException("no workspace for " + build);
        }
        FilePath script = createScriptFile(workspace);
        try {
            int exit = launcher.launch()
                    .cmds(buildCommandLine(script))
                    .envs(build.getEnvironment(listener))
                    .stdout(listener)
                    .pwd(workspace)
                    .join();
            if (exit != 0 && isErrorlevelForUnstableBuild(exit)) {
                build.setResult(Result.UNSTABLE);
                return true;
            }
            return exit == 0;
        } finally {
            script.delete();
        }
    }

    /** Whether this exit status, which isn't 0, makes the build unstable instead of failed. */
    protected boolean isErrorlevelForUnstableBuild(int exitCode) {
        return false;
    }

    public FilePath createScriptFile(FilePath dir) throws IOException, InterruptedException {
        return dir.createTextTempFile("jenkins", getFileExtension(), getContents(), false);
    }

    public abstract String[] buildCommandLine(FilePath script);

    protected abstract String getContents();

    protected abstract String getFileExtension();
}
