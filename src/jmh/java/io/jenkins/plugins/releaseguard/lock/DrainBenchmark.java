package io.jenkins.plugins.releaseguard.lock;

import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.OrderedId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
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

/**
 * Draining long queues on the embedded store: the time of one hand-off, in which a holder gives its lock back and the
 * next in line gets it, on disk. It may not grow with the queue.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 15)
@Measurement(iterations = 1, time = 20)
public class DrainBenchmark {

    private static final int LOCKS = 50;

    @Param({"100", "1000", "10000"})
    public int waiters;

    private final Deque<UUID> holders = new ArrayDeque<>();
    private Path folder;
    private Desk desk;

    @Setup(Level.Trial)
    public void open() throws IOException {
        folder = Files.createTempDirectory("drain");
        desk = new Desk("here", DatabaseSettings.embedded(folder));
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        desk.close();
        FileUtils.deleteDirectory(folder.toFile());
    }

    /** Before each run over the queue, outside of what is measured. */
    @Setup(Level.Iteration)
    public void begin() {
        empty();
        fill();
    }

    @Setup(Level.Invocation)
    public void fillAgain() {
        if (holders.isEmpty()) {
            fill();
        }
    }

    private void fill() {
        for (int i = 0; i < waiters + LOCKS; i++) {
            UUID id = OrderedId.next();
            if (desk.ask(id, Desk.exclusive("lock-" + i % LOCKS)).isDone()) {
                holders.add(id);
            }
        }
    }

    private void empty() {
        while (!holders.isEmpty()) {
            handOff();
        }
    }

    @Benchmark
    public List<UUID> handOff() {
        List<UUID> next = desk.release(holders.remove());
        holders.addAll(next);
        return next;
    }
}
