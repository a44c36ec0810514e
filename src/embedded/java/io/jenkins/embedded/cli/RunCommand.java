package io.jenkins.embedded.cli;

import hudson.Util;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.embedded.Controller;
import io.jenkins.embedded.web.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs Jenkinsfiles, each as one build, all at the same time on one controller in a folder of its own. */
@Command(
        name = "run",
        description = "Runs Jenkinsfiles and streams their logs.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = RunCommand.UNUSABLE,
        exitCodeOnExecutionException = RunCommand.UNUSABLE,
        exitCodeListHeading = "Ends with the worst of:%n",
        exitCodeList = {
            "0:SUCCESS",
            "1:UNSTABLE",
            "2:FAILURE",
            "3:ABORTED",
            "4:wrong usage, or a Jenkinsfile that does not compile"
        })
public final class RunCommand implements Callable<Integer> {

    static final int UNUSABLE = 4;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A Jenkinsfile, or a folder with one. The workspace is a copy of its folder.")
    private List<Path> paths;

    @Option(names = "--param", paramLabel = "K=V", description = "Sets a parameter of the builds.")
    private Map<String, String> parameters = Map.of();

    @Option(names = "--sign", paramLabel = "USER", description = "Signs and keeps what waits for it as this demo user.")
    private List<String> signers = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Map<String, Path> jenkinsfiles = jenkinsfiles();
        checkSigners();
        Path home = Files.createTempDirectory("release-guard-run");
        try (Controller controller = Controller.start(home.toFile());
                WebServer server = new WebServer(controller.jenkins(), 0, "")) {
            new Demo(controller.jenkins()).setUpUsers();
            spec.commandLine().getErr().println("While this runs, its pages are at " + server.getURL());
            List<BuildLog> logs = new ArrayList<>();
            for (Map.Entry<String, Path> entry : jenkinsfiles.entrySet()) {
                Path file = entry.getValue();
                WorkflowJob job = new FolderJob(controller.jenkins(), entry.getKey(), file.getParent()).create(file);
                logs.add(new BuildLog(start(job), jenkinsfiles.size() > 1, System.out));
            }
            Thread signing = new Thread(new Signers(server.getURL().toURI(), signers), "signers");
            signing.start();
            try {
                return follow(logs);
            } finally {
                signing.interrupt();
                signing.join();
            }
        } finally {
            Util.deleteRecursive(home.toFile());
        }
    }

    private WorkflowRun start(WorkflowJob job) throws Exception {
        List<ParameterDefinition> definitions = new ArrayList<>();
        List<ParameterValue> values = new ArrayList<>();
        parameters.forEach((name, value) -> {
            definitions.add(new StringParameterDefinition(name, value));
            values.add(new StringParameterValue(name, value));
        });
        if (!values.isEmpty()) {
            job.addProperty(new ParametersDefinitionProperty(definitions));
        }
        QueueTaskFuture<WorkflowRun> build = job.scheduleBuild2(0, new ParametersAction(values));
        if (build == null) {
            throw new IOException("The build of " + job.getFullName() + " was not taken into the queue.");
        }
        return build.waitForStart();
    }

    private static int exitCode(WorkflowRun build) {
        Result result = build.getResult();
        if (result == Result.SUCCESS) {
            return 0;
        }
        if (result == Result.UNSTABLE) {
            return 1;
        }
        if (result == Result.ABORTED) {
            return 3;
        }
        return hasCompiled(build) ? 2 : UNUSABLE;
    }

    /** A script that doesn't compile leaves no trace in the flow graph. */
    private static boolean hasCompiled(WorkflowRun build) {
        FlowExecution execution = build.getExecution();
        return execution != null && !execution.getCurrentHeads().isEmpty();
    }

    /** Streams the logs until all builds ended; returns the worst exit code. */
    private static int follow(List<BuildLog> logs) throws IOException, InterruptedException {
        List<BuildLog> running = new ArrayList<>(logs);
        int worst = 0;
        while (!running.isEmpty()) {
            for (BuildLog log : List.copyOf(running)) {
                if (!log.follow()) {
                    running.remove(log);
                    worst = Math.max(worst, exitCode(log.build()));
                }
            }
            Thread.sleep(BuildLog.POLL_MILLIS);
        }
        return worst;
    }

    private Map<String, Path> jenkinsfiles() {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Path path : paths) {
            Path file = (Files.isDirectory(path) ? path.resolve("Jenkinsfile") : path)
                    .toAbsolutePath()
                    .normalize();
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), "No Jenkinsfile at " + path + ".");
            }
            String name = String.valueOf(file.getParent().getFileName());
            for (int i = 2; files.containsKey(name); i++) {
                name = file.getParent().getFileName() + "-" + i;
            }
            files.put(name, file);
        }
        return files;
    }

    private void checkSigners() {
        for (String signer : signers) {
            if (Demo.USERS.stream().noneMatch(user -> user.name().equals(signer))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "No demo user '" + signer + "'; there are "
                                + String.join(
                                        ", ",
                                        Demo.USERS.stream()
                                                .map(user -> user.name())
                                                .toList()) + ".");
            }
        }
    }
}
