package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.ServedController;
import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Opening;
import io.jenkins.plugins.releaseguard.signoff.engine.Rulebook;
import io.jenkins.plugins.releaseguard.signoff.engine.Scene;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The pages of releases over HTTP, with 500 and with 5,000 releases in ten jobs, each with a log of 20 entries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 4, time = 5)
public class ReleasesPageBenchmark {
    private static final int WAITING = 20;
    private static final int ISSUES = 4;
    private static final int ENTRIES = 20;
    private static final Duration YEAR = Duration.ofDays(360);

    @Param({"500", "5000"})
    public int releases;

    /** What is asked for; {@code verify} is the log of one release. */
    @Param({"releases/", "releases/?sort=version", "releases/?search=7.0.12", "releases/figures/", "verify"})
    public String page;

    private ServedController controller;
    private UUID one;

    @Setup(Level.Trial)
    public void open() throws Exception {
        controller = new ServedController();
        ControllerDatabase.get().run(handle -> {
            for (int i = 0; i < releases; i++) {
                Gate gate = release(i);
                GateRows.insert(handle, GateRows.lockLine(handle, gate.opening()), gate);
                one = gate.id();
            }
        });
    }

    /** The last ones wait for their second signature, all others are gone, one after the other through a year. */
    private Gate release(int number) {
        int job = number % ServedController.JOBS;
        int ofJob = number / ServedController.JOBS;
        Scene scene = new Scene();
        scene.now = Instant.now().minus(YEAR.multipliedBy(releases - number).dividedBy(releases));
        Opening opening = Opening.of(
                        new Version(job + ".0." + ofJob),
                        ControllerHome.controllerId(),
                        new Build("job" + job, ofJob + 1))
                .people(Scene.OLIVIA, Scene.OLIVIA, List.of())
                .content("c0ffee", scene.artifacts, "")
                .texts("", "", "deploy the one before")
                .demands("", 2, "");
        scene.gate = new Rulebook(scene).open(UUID.randomUUID(), opening, null);
        scene.tested();
        for (int i = 1; i <= ISSUES; i++) {
            scene.blocker(Scene.ALICE)
                    .after(Scene.OLIVIA, Act.RESOLVE, "issue", String.valueOf(i), "context", "timeout raised");
        }
        for (int i = 1; i <= ISSUES; i++) {
            scene.after(Scene.BOB, Act.CLOSE, "issue", String.valueOf(i));
        }
        scene.after(Scene.BOB, Act.APPROVE, "reason", "tested checkout");
        if (number < releases - WAITING) {
            scene.after(Scene.ALICE, Act.APPROVE, "reason", "tested checkout")
                    .after(Scene.ALICE, Act.REPORT_ESCAPED, "title", "wrong price");
            if (scene.gate.log().entries().size() != ENTRIES) {
                throw new IllegalStateException("The log has other than " + ENTRIES + " entries");
            }
        }
        return scene.gate;
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        controller.close();
    }

    @Benchmark
    public String page() throws IOException, InterruptedException {
        return page.equals("verify") ? controller.get(HeldGates.pageOf(one) + page, "") : controller.get(page, "");
    }
}
