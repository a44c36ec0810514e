package io.jenkins.plugins.releaseguard.lock;

import com.zaxxer.hikari.HikariDataSource;
import io.jenkins.plugins.releaseguard.database.OrderedId;
import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.apache.commons.io.FileUtils;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.recipes.locks.InterProcessMutex;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
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
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Taking and giving back a lock that nobody else wants: on PostgreSQL with fsync on, beside the floor of any such store,
 * which is one row updated and committed, and beside two others that do the like.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 5, time = 4)
public class UncontendedBenchmark {

    /** A server with what it needs to be asked. */
    @State(Scope.Benchmark)
    public static class Postgresql {

        private Path folder;
        PostgresqlServer server;
        HikariDataSource pool;

        @Setup(Level.Trial)
        public void open() throws IOException {
            folder = Files.createTempDirectory("uncontended");
            server = new PostgresqlServer(folder.resolve("data"));
            pool = new HikariDataSource();
            pool.setJdbcUrl(server.settings().url());
            pool.setMaximumPoolSize(2);
        }

        void execute(String sql) throws SQLException {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @TearDown(Level.Trial)
        public void close() throws IOException {
            pool.close();
            server.close();
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    /** The floor. */
    @State(Scope.Benchmark)
    public static class Floor {

        @Setup(Level.Trial)
        public void open(Postgresql postgresql) throws SQLException {
            postgresql.execute("CREATE TABLE floor (id INTEGER PRIMARY KEY, n BIGINT NOT NULL)");
            postgresql.execute("INSERT INTO floor VALUES (1, 0)");
        }
    }

    @Benchmark
    public int floor(Postgresql postgresql, Floor floor) throws SQLException {
        try (Connection connection = postgresql.pool.getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE floor SET n = n + 1 WHERE id = ?")) {
            update.setInt(1, 1);
            return update.executeUpdate();
        }
    }

    /** Release Guard. */
    @State(Scope.Benchmark)
    public static class Guard {

        Desk desk;

        @Setup(Level.Trial)
        public void open(Postgresql postgresql) {
            desk = new Desk("here", postgresql.server.settings());
        }

        /** The lease, which a controller renews beside. */
        @Setup(Level.Iteration)
        public void renew() {
            desk.look();
        }

        @TearDown(Level.Trial)
        public void close() {
            desk.close();
        }
    }

    @Benchmark
    public boolean releaseGuard(Guard guard) {
        UUID id = OrderedId.next();
        boolean held = guard.desk.ask(id, Desk.exclusive("site")).isDone();
        guard.desk.release(id);
        return held;
    }

    /** Spring Integration's. */
    @State(Scope.Benchmark)
    public static class Spring {

        Lock lock;

        @Setup(Level.Trial)
        public void open(Postgresql postgresql) throws SQLException {
            postgresql.execute("CREATE TABLE INT_LOCK (LOCK_KEY CHAR(36) NOT NULL, REGION VARCHAR(100) NOT NULL,"
                    + " CLIENT_ID CHAR(36), CREATED_DATE TIMESTAMP NOT NULL,"
                    + " CONSTRAINT INT_LOCK_PK PRIMARY KEY (LOCK_KEY, REGION))");
            DefaultLockRepository repository = new DefaultLockRepository(postgresql.pool);
            repository.setTransactionManager(new DataSourceTransactionManager(postgresql.pool));
            repository.afterPropertiesSet();
            repository.afterSingletonsInstantiated();
            lock = new JdbcLockRegistry(repository).obtain("site");
        }
    }

    @Benchmark
    public Lock springJdbcLockRegistry(Spring spring) {
        spring.lock.lock();
        spring.lock.unlock();
        return spring.lock;
    }

    /** Curator's, with a ZooKeeper of its own that syncs to disk, too. */
    @State(Scope.Benchmark)
    public static class Curator {

        private TestingServer server;
        private CuratorFramework client;
        InterProcessMutex mutex;

        @Setup(Level.Trial)
        public void open() throws Exception {
            server = new TestingServer();
            client = CuratorFrameworkFactory.newClient(server.getConnectString(), new RetryOneTime(1000));
            client.start();
            mutex = new InterProcessMutex(client, "/site");
        }

        @TearDown(Level.Trial)
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }

    @Benchmark
    public InterProcessMutex curatorInterProcessMutex(Curator curator) throws Exception {
        curator.mutex.acquire();
        curator.mutex.release();
        return curator.mutex;
    }
}
