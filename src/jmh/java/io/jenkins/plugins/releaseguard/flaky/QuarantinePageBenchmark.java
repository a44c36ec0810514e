package io.jenkins.plugins.releaseguard.flaky;

import io.jenkins.plugins.releaseguard.ServedController;
import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.engine.RecordedCase;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.flaky.store.TestRun;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** The Quarantine page over HTTP, with 100 and with 10,000 entries in ten jobs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 4, time = 5)
public class QuarantinePageBenchmark {
    @Param({"100", "10000"})
    private int entries;

    /** What the page is asked for: as it opens, by rate, what a search finds. */
    @Param({"", "?sort=-RATE", "?search=doesWhatItShould7+is:suspected"})
    private String query;

    private ServedController controller;

    @Setup(Level.Trial)
    public void open() throws Exception {
        controller = new ServedController();
        for (int job = 0; job < ServedController.JOBS; job++) {
            TestHistory.ofController().record(new TestRun("job" + job, 1, "step", "", "", Instant.now()), flakes(job));
        }
    }

    private List<RecordedCase> flakes(int job) {
        List<RecordedCase> cases = new ArrayList<>();
        for (int i = job; i < entries; i += ServedController.JOBS) {
            String ofClass = "com.example.shop.Some" + i / 20 + "Test";
            TestId test = new TestId(ofClass, "", ofClass, "doesWhatItShould" + i, 1);
            cases.add(new RecordedCase(test, Fate.FLAKY, 12, 60_000, Origin.RERUN, List.of()));
        }
        return cases;
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        controller.close();
    }

    @Benchmark
    public String page() throws IOException, InterruptedException {
        return controller.get("quarantine/" + query, "doesWhatItShould");
    }
}
