package io.jenkins.plugins.releaseguard.lock;

import io.jenkins.plugins.releaseguard.database.Notifications;
import io.jenkins.plugins.releaseguard.database.OrderedId;
import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
 * From the moment one controller begins to give a lock back to the moment another knows that its build has it: both have
 * their own pool and listen to one PostgreSQL with fsync on.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
public class HandOffBenchmark {

    private Path folder;
    private PostgresqlServer server;
    private Desk here;
    private Desk there;
    private Notifications notifications;
    private volatile boolean over;
    private Thread listener;
    private UUID holder;
    private UUID waiter;
    private CompletableFuture<Void> granted;

    @Setup(Level.Trial)
    public void open() throws IOException, SQLException {
        folder = Files.createTempDirectory("hand-off");
        server = new PostgresqlServer(folder.resolve("data"));
        here = new Desk("here", server.settings());
        there = new Desk("there", server.settings());
        notifications = Notifications.of(server.settings(), LockStore.CHANNEL);
        listener = new Thread(this::listen, "listener");
        listener.setDaemon(true);
        listener.start();
    }

    private void listen() {
        try {
            while (!over) {
                if (notifications.await(Duration.ofSeconds(1)).contains("there")) {
                    there.look();
                }
            }
        } catch (SQLException e) {
            // Closed: the benchmark is over.
        }
    }

    @TearDown(Level.Trial)
    public void close() throws IOException, SQLException, InterruptedException {
        over = true;
        listener.join(TimeUnit.SECONDS.toMillis(5));
        notifications.close();
        here.close();
        there.close();
        server.close();
        FileUtils.deleteDirectory(folder.toFile());
    }

    @Setup(Level.Invocation)
    public void begin() {
        holder = OrderedId.next();
        here.ask(holder, Desk.exclusive("site")).join();
        waiter = OrderedId.next();
        granted = there.ask(waiter, Desk.exclusive("site"));
    }

    @TearDown(Level.Invocation)
    public void end() {
        there.release(waiter);
    }

    @Benchmark
    public Void betweenControllers() throws Exception {
        here.release(holder);
        return granted.get(1, TimeUnit.MINUTES);
    }
}
