package hudson.tasks;

import hudson.FilePath;
import hudson.Util;
import hudson.model.AbstractProject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs a shell script, which fails at its first failing command and is echoed as it goes. */
public class Shell extends CommandInterpreter {

    private Integer unstableReturn;

    @DataBoundConstructor
    public Shell(String command) {
        super(command.replace("\r\n", "\n"));
    }

    /** The exit status, 1 to 255, that makes the build unstable; null if there is none. */
    public final Integer getUnstableReturn() {
        return Integer.valueOf(0).equals(unstableReturn) ? null : unstableReturn;
    }

    @DataBoundSetter
    public void setUnstableReturn(Integer unstableReturn) {
        this.unstableReturn = unstableReturn;
    }

    @Override
    protected boolean isErrorlevelForUnstableBuild(int exitCode) {
        return unstableReturn != null && exitCode != 0 && unstableReturn == exitCode;
    }

    @Override
    public String[] buildCommandLine(FilePath script) {
        if (command.startsWith("#!")) {
            String firstLine = command.lines().findFirst().orElseThrow();
            List<String> interpreter = Arrays.asList(Util.tokenize(firstLine.substring(2)));
            return Stream.concat(interpreter.stream(), Stream.of(script.getRemote()))
                    .toArray(String[]::new);
        }
        return new String[] {getDescriptor().getShellOrDefault(), "-xe", script.getRemote()};
    }

    @Override
    protected String getContents() {
        return command;
    }

    @Override
    protected String getFileExtension() {
        return ".sh";
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) super.getDescriptor();
    }

    /** Offers the step to every kind of job. */
    @Symbol("shell")
    public static class DescriptorImpl extends BuildStepDescriptor<Builder> {

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        public String getShellOrDefault() {
            return "/bin/sh";
        }

        @Override
        public String getDisplayName() {
            return "Execute shell";
        }
    }
}
