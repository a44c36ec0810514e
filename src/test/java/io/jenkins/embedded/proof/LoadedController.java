package io.jenkins.embedded.proof;

import hudson.model.Result;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.Controller;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/**
 * The process that is killed, frozen or cut off: a controller that keeps a number of builds going, and goes on with
 * what an earlier life of it left. When it is told that it is enough, it lets them end, says how they ended, and ends.
 */
final class LoadedController {

    /** Files in the home by which this process and the test talk. */
    static final String JOBS = "proof-jobs";

    static final String UP = "proof-up";
    static final String ENOUGH = "proof-enough";
    static final String RESULTS = "proof-results";

    private static final long PAUSE_MILLIS = 20;

    private final Path home;
    private final int load;
    private final List<WorkflowJob> jobs = new ArrayList<>();
    private final Random random = new Random();

    private LoadedController(Path home, int load) {
        this.home = home;
        this.load = load;
    }

    /** @param arguments the home; the URL of the database, or {@code -}; how many builds there are at a time */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Controller controller = Controller.start(home.toFile());
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            LoadedController loaded = new LoadedController(home, Integer.parseInt(arguments[2]));
            loaded.jobs.addAll(setUp(controller.jenkins(), home, arguments[1]));
            tellUp(home, "");
            loaded.keepBusy();
            loaded.tellResults();
        }
        // The executors' threads would keep the process.
        Runtime.getRuntime().halt(0);
    }

    /** Gives a controller its database, and the jobs whose scripts lie in its home. */
    static List<WorkflowJob> setUp(Jenkins jenkins, Path home, String databaseUrl) throws IOException {
        String url = databaseUrl.equals("-") ? "" : databaseUrl;
        if (!ReleaseGuardConfiguration.get().getDatabaseUrl().equals(url)) {
            ReleaseGuardConfiguration.get().setDatabaseUrl(url);
        }
        List<WorkflowJob> jobs = new ArrayList<>();
        try (DirectoryStream<Path> scripts = Files.newDirectoryStream(home.resolve(JOBS))) {
            for (Path script : scripts) {
                String name = script.getFileName().toString();
                WorkflowJob job = jenkins.getItemByFullName(name, WorkflowJob.class);
                if (job == null) {
                    job = jenkins.createProject(WorkflowJob.class, name);
                    job.setDefinition(new CpsFlowDefinition(Files.readString(script), true));
                }
                jobs.add(job);
            }
        }
        return jobs;
    }

    /** Lives on for whoever asks at this address; ends with the test at the latest. */
    static void answerAt(Path home, String url) throws IOException {
        tellUp(home, url);
        while (System.in.read() >= 0) {
            // Nothing is said there; it is closed when the test's process ends.
        }
        Runtime.getRuntime().halt(0);
    }

    /** Whole or not at all, since the test waits for the file. */
    private static void tellUp(Path home, String url) throws IOException {
        Files.move(Files.writeString(home.resolve(UP + ".new"), url), home.resolve(UP));
    }

    private void keepBusy() throws InterruptedException {
        List<WorkflowRun> running = new ArrayList<>();
        for (WorkflowJob job : jobs) {
            job.getBuilds().stream().filter(WorkflowRun::isBuilding).forEach(running::add);
        }
        boolean enough = false;
        while (!enough || !running.isEmpty() || requestsLeft() != 0) {
            enough = Files.exists(home.resolve(ENOUGH));
            running.removeIf(build -> !build.isBuilding());
            while (!enough && running.size() < load) {
                running.add(start(jobs.get(random.nextInt(jobs.size()))));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static WorkflowRun start(WorkflowJob job) throws InterruptedException {
        try {
            return job.scheduleBuild2(0).waitForStart();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the store still knows of this controller; nothing of it may stay. */
    private static int requestsLeft() {
        try {
            return LockStore.ofController()
                    .ofController(ControllerHome.controllerId())
                    .size();
        } catch (DatabaseUnavailableException e) {
            return -1;
        }
    }

    private void tellResults() throws IOException {
        List<String> results = new ArrayList<>();
        for (WorkflowJob job : jobs) {
            for (WorkflowRun build : job.getBuilds()) {
                Result result = build.getResult();
                results.add(job.getName() + "/" + build.getNumber() + " " + result);
            }
        }
        Path written = Files.write(home.resolve(RESULTS + ".new"), results);
        Files.move(written, home.resolve(RESULTS));
    }

    static File log(Path home, String build) {
        String[] part = build.split("/");
        return home.resolve("jobs")
                .resolve(part[0])
                .resolve("builds")
                .resolve(part[1])
                .resolve("log")
                .toFile();
    }
}
