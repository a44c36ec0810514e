package hudson;

import hudson.model.TaskListener;
import hudson.remoting.Channel;
import hudson.remoting.VirtualChannel;
import io.jenkins.embedded.process.LocalProcess;
import io.jenkins.embedded.process.ProcessTrees;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Starts processes where a build runs. */
public abstract class Launcher {
    protected final TaskListener listener;
    protected final VirtualChannel channel;

    protected Launcher(TaskListener listener, VirtualChannel channel) {
        this.listener = listener;
        this.channel = channel;
    }

    public boolean isUnix() {
        return File.pathSeparatorChar == ':';
    }

    /** Begins to describe a process. */
    public final ProcStarter launch() {
        return new ProcStarter();
    }

    public abstract Proc launch(ProcStarter starter) throws IOException;

    public abstract Channel launchChannel(String[] cmd, OutputStream out, FilePath workDir, Map<String, String> envVars)
            throws IOException, InterruptedException;

    /** Ends all processes that have these environment variables. */
    public abstract void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException;

    /** Writes a command into the log, without what is masked. */
    protected final void maskedPrintCommandLine(List<String> cmd, boolean[] mask, FilePath workDir) {
        StringBuilder line = new StringBuilder();
        if (workDir != null) {
            line.append('[').append(workDir.getName()).append("] ");
        }
        line.append('$');
        for (int i = 0; i < cmd.size(); i++) {
            String argument = mask != null && i < mask.length && mask[i] ? "******" : cmd.get(i);
            boolean quoted = argument.isEmpty() || argument.indexOf(' ') >= 0;
            line.append(' ').append(quoted ? '"' + argument + '"' : argument);
        }
        listener.getLogger().println(line);
    }

    /** Starts processes on this machine. */
    public static class LocalLauncher extends Launcher {
        public LocalLauncher(TaskListener listener) {
            this(listener, FilePath.localChannel);
        }

        public LocalLauncher(TaskListener listener, VirtualChannel channel) {
            super(listener, channel);
        }

        @Override
        public Proc launch(ProcStarter starter) throws IOException {
            if (!starter.quiet) {
                maskedPrintCommandLine(starter.commands, starter.masks, starter.pwd);
            }
            EnvVars environment = new EnvVars(EnvVars.masterEnvVars);
            EnvVars own = new EnvVars();
            for (String line : starter.envs) {
                own.addLine(line);
            }
            environment.overrideExpandingAll(own);
            File workDir = starter.pwd == null ? null : new File(starter.pwd.getRemote());
            LocalProcess.Streams streams = new LocalProcess.Streams(starter.stdin, starter.stdout, starter.stderr);
            return new LocalProcess(starter.commands, environment, streams, workDir);
        }

        @Override
        public Channel launchChannel(String[] cmd, OutputStream out, FilePath workDir, Map<String, String> envVars)
                throws IOException {
            throw new IOException("This controller has no agents, so it opens no channel to another JVM");
        }

        @Override
        public void kill(Map<String, String> modelEnvVars) {
            ProcessTrees.kill(modelEnvVars);
        }
    }

    /** Describes a process before it is started. */
    public final class ProcStarter {
        protected List<String> commands;
        protected boolean[] masks;
        protected FilePath pwd;
        protected OutputStream stdout = OutputStream.nullOutputStream();
        protected OutputStream stderr;
        protected InputStream stdin;
        protected String[] envs = {};
        private boolean quiet;

        public ProcStarter cmds(String... args) {
            return cmds(Arrays.asList(args));
        }

        public ProcStarter cmds(List<String> args) {
            commands = List.copyOf(args);
            return this;
        }

        /** Which arguments the log must not show. */
        public ProcStarter masks(boolean... hidden) {
            masks = hidden;
            return this;
        }

        public ProcStarter quiet(boolean quiet) {
            this.quiet = quiet;
            return this;
        }

        public ProcStarter pwd(FilePath workDir) {
            pwd = workDir;
            return this;
        }

        public ProcStarter pwd(File workDir) {
            return pwd(new FilePath(workDir));
        }

        public ProcStarter stdout(OutputStream out) {
            stdout = out;
            return this;
        }

        public ProcStarter stdout(TaskListener out) {
            return stdout(out.getLogger());
        }

        public OutputStream stdout() {
            return stdout;
        }

        /** Where errors go; without it they go where the output goes. */
        public ProcStarter stderr(OutputStream err) {
            stderr = err;
            return this;
        }

        public OutputStream stderr() {
            return stderr;
        }

        public ProcStarter stdin(InputStream in) {
            stdin = in;
            return this;
        }

        public ProcStarter envs(Map<String, String> overrides) {
            return envs(Util.mapToEnv(overrides));
        }

        /** Variables as {@code NAME=value}, on top of those of the node. */
        public ProcStarter envs(String... overrides) {
            envs = overrides;
            return this;
        }

        public Proc start() throws IOException {
            return launch(this);
        }

        public int join() throws IOException, InterruptedException {
            return start().join();
        }
    }
}
