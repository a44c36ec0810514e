package io.jenkins.embedded.pipeline;

import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import io.jenkins.embedded.text.AtomicText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** The builds whose pipelines are running, also on disk, so that they can be found and resumed after a restart. */
public final class RunningFlows extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(RunningFlows.class.getName());

    private final Map<String, FlowExecutionOwner> running = new LinkedHashMap<>();
    /** Of an earlier life, not resumed yet: who is killed while it resumes builds must not forget the others. */
    private final Set<String> toResume = new LinkedHashSet<>();

    public static RunningFlows get() {
        return ExtensionList.lookupSingleton(RunningFlows.class);
    }

    public synchronized List<FlowExecutionOwner> owners() {
        return new ArrayList<>(running.values());
    }

    public synchronized void register(Run<?, ?> run, FlowExecutionOwner owner) throws IOException {
        running.put(run.getExternalizableId(), owner);
        toResume.remove(run.getExternalizableId());
        save();
    }

    public synchronized void unregister(Run<?, ?> run) throws IOException {
        if (running.remove(run.getExternalizableId()) != null) {
            save();
        }
    }

    private void save() throws IOException {
        Set<String> ids = new LinkedHashSet<>(toResume);
        ids.addAll(running.keySet());
        AtomicText.writeToDisk(file(), String.join("\n", ids));
    }

    private static Path file() {
        return Jenkins.get().getRootDir().toPath().resolve("running-pipelines.txt");
    }

    /** Finds the builds that were running when the controller ended; loading them registers them. */
    @Override
    public void onLoaded() {
        if (!Files.exists(file())) {
            return;
        }
        try {
            List<String> ids = Files.readAllLines(file());
            synchronized (this) {
                toResume.addAll(ids);
            }
            for (String id : ids) {
                resume(id);
                resumed(id);
            }
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Can't tell which pipelines were running", x);
        }
    }

    /** Also if there is no such build any more. */
    private synchronized void resumed(String id) throws IOException {
        if (toResume.remove(id)) {
            save();
        }
    }

    private static void resume(String id) {
        Run<?, ?> run = id.isBlank() ? null : Run.fromExternalizableId(id);
        if (run instanceof FlowExecutionOwner.Executable) {
            ((PipelineBuild) ((FlowExecutionOwner.Executable) run).asFlowExecutionOwner()).resume();
        }
    }

    @Override
    public void onBeforeShutdown() {
        for (FlowExecutionOwner owner : owners()) {
            FlowExecution execution = owner.getOrNull();
            if (execution instanceof PipelineExecution) {
                ((PipelineExecution) execution).suspend();
            }
        }
    }
}
