package io.jenkins.embedded.builds;

import hudson.EnvVars;
import hudson.Util;
import hudson.console.AnnotatedLargeText;
import hudson.console.ConsoleNote;
import hudson.model.Actionable;
import hudson.model.BuildBadgeAction;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Computer;
import hudson.model.EnvironmentContributingAction;
import hudson.model.EnvironmentContributor;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;
import org.kohsuke.stapler.export.ExportedBean;

/** The part of {@link Run} that only tells of a build: its causes, times, environment and log. */
@ExportedBean
public abstract class ToldBuild extends Actionable {
    public abstract Job<?, ?> getParent();

    public abstract int getNumber();

    public abstract String getId();

    public abstract File getRootDir();

    public abstract Charset getCharset();

    public abstract long getTimeInMillis();

    public abstract long getStartTimeInMillis();

    public abstract long getDuration();

    public abstract boolean hasntStartedYet();

    public abstract boolean isBuilding();

    public abstract boolean isLogUpdated();

    public List<Cause> getCauses() {
        CauseAction action = getAction(CauseAction.class);
        return action == null ? List.of() : action.getCauses();
    }

    /** The first cause of the type, or null. */
    public <T extends Cause> T getCause(Class<T> type) {
        return getCauses().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    public List<BuildBadgeAction> getBadgeActions() {
        return getActions(BuildBadgeAction.class);
    }

    public final Date getTime() {
        return new Date(getTimeInMillis());
    }

    public String getDurationString() {
        if (hasntStartedYet()) {
            return "Not started yet";
        }
        return isBuilding()
                ? Util.getTimeSpanString(System.currentTimeMillis() - getStartTimeInMillis()) + " and counting"
                : Util.getTimeSpanString(getDuration());
    }

    /** How long ago this began. */
    public String getTimestampString() {
        return Util.getTimeSpanString(Math.max(0, System.currentTimeMillis() - getTimeInMillis()));
    }

    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        Computer computer = Computer.currentComputer();
        EnvVars env = getParent().getEnvironment(computer == null ? null : computer.getNode(), listener);
        env.putAll(getCharacteristicEnvVars());
        for (EnvironmentContributor contributor : EnvironmentContributor.all().reverseView()) {
            contributor.buildEnvironmentFor((Run<?, ?>) this, env, listener);
        }
        for (EnvironmentContributingAction action : getActions(EnvironmentContributingAction.class)) {
            action.buildEnvironment((Run<?, ?>) this, env);
        }
        return env;
    }

    public EnvVars getCharacteristicEnvVars() {
        EnvVars env = getParent().getCharacteristicEnvVars();
        env.put("BUILD_NUMBER", Integer.toString(getNumber()));
        env.put("BUILD_ID", getId());
        env.put("BUILD_TAG", "jenkins-" + getParent().getFullName().replace('/', '-') + '-' + getNumber());
        return env;
    }

    // ---- log ----

    public File getLogFile() {
        return new File(getRootDir(), "log");
    }

    public InputStream getLogInputStream() throws IOException {
        File file = getLogFile();
        return file.exists()
                ? new FileInputStream(file)
                : new ByteArrayInputStream(("No such file: " + file).getBytes(StandardCharsets.UTF_8));
    }

    public Reader getLogReader() throws IOException {
        return new InputStreamReader(getLogInputStream(), getCharset());
    }

    public AnnotatedLargeText getLogText() {
        return new AnnotatedLargeText<>(getLogFile(), getCharset(), !isLogUpdated(), this);
    }

    /** The last lines of the log, without console notes. */
    public List<String> getLog(int maxLines) throws IOException {
        return maxLines == 0 ? List.of() : LogTail.read(getLogReader(), maxLines);
    }

    /** The whole log, without console notes. */
    public String getLog() throws IOException {
        try (Reader in = getLogReader()) {
            StringWriter out = new StringWriter();
            in.transferTo(out);
            return ConsoleNote.removeNotes(out.toString());
        }
    }

    /** Answers with the whole log as it was written, without console notes. */
    public void doConsoleText(StaplerRequest req, StaplerResponse rsp) throws IOException {
        rsp.setContentType("text/plain;charset=UTF-8");
        try (Writer out = rsp.getWriter()) {
            out.write(getLog());
        }
    }
}
