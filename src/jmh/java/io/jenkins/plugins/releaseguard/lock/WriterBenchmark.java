package io.jenkins.plugins.releaseguard.lock;

import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.OrderedId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One writer against 20 readers that want the lock again as soon as they have given it back, on the embedded store. The
 * writer waits for the readers that hold the lock when it comes, {@link #LONGEST_READ} at most, and for none that comes
 * later.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 2, time = 15)
public class WriterBenchmark {

    private static final int READERS = 20;
    /** In milliseconds; each reader holds the lock half so long to so long. */
    private static final int LONGEST_READ = 1000;

    private static final long PAUSE = 300;

    private Path folder;
    private Desk desk;
    private ExecutorService readers;
    private volatile boolean over;
    private UUID writer;

    @Setup(Level.Trial)
    public void open() throws IOException {
        folder = Files.createTempDirectory("writer");
        desk = new Desk("here", DatabaseSettings.embedded(folder));
        readers = Executors.newFixedThreadPool(READERS);
        for (int i = 0; i < READERS; i++) {
            readers.submit(this::read);
        }
    }

    private Void read() throws Exception {
        while (!over) {
            UUID id = OrderedId.next();
            desk.ask(id, Desk.shared("site")).get();
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_READ / 2, LONGEST_READ + 1));
            desk.release(id);
        }
        return null;
    }

    @TearDown(Level.Trial)
    public void close() throws IOException, InterruptedException {
        over = true;
        readers.shutdown();
        readers.awaitTermination(1, TimeUnit.MINUTES);
        desk.close();
        FileUtils.deleteDirectory(folder.toFile());
    }

    @Setup(Level.Invocation)
    public void begin() throws InterruptedException {
        Thread.sleep(PAUSE);
        writer = OrderedId.next();
    }

    @TearDown(Level.Invocation)
    public void end() {
        desk.release(writer);
    }

    @Benchmark
    public CompletableFuture<Void> writersWait() throws Exception {
        CompletableFuture<Void> granted = desk.ask(writer, Desk.exclusive("site"));
        granted.get(1, TimeUnit.MINUTES);
        return granted;
    }
}
