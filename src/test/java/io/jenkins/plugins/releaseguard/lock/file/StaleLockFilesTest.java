package io.jenkins.plugins.releaseguard.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An owner that gives no sign of life: its controller is dead, cut off or frozen. */
@Timeout(60)
class StaleLockFilesTest {

    private static final List<LockName> SITE = List.of(new LockName("site"));
    private static final int LOOK = 10;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final FileOwner silent = owner("deploy #41");
    private final FileOwner next = owner("migrate #7");

    @TempDir
    Path folder;

    private static FileOwner owner(String label) {
        return new FileOwner(UUID.randomUUID(), "here", label, "", Instant.parse("2026-11-22T09:59:00Z"), 17);
    }

    private LockFiles files(boolean takeOver) {
        return new LockFiles(new LockDirectory(folder, Duration.ofSeconds(60), takeOver), clock);
    }

    private Occupant occupant(LockFiles files) throws IOException {
        return files.look(SITE.get(0)).orElseThrow();
    }

    /** Looks as a waiting build does. */
    private void watch(LockFiles files, int seconds) throws IOException {
        for (int i = 0; i < seconds; i += LOOK) {
            files.look(SITE.get(0));
            clock.forward(LOOK);
        }
    }

    private Path trace() throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            return there.filter(path -> path.getFileName().toString().startsWith("site.lock.stale-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void shouldBeReportedAndLeftAloneUnlessAllowed() throws Exception {
        LockFiles files = files(false);
        files.take(SITE, silent);
        watch(files, 50);
        assertThat(occupant(files).stale()).isFalse();
        watch(files, 20);
        assertThat(occupant(files).stale()).isTrue();
        assertThat(occupant(files).description())
                .contains("deploy #41", "It is stale: no heartbeat for 60 s", "delete the file");
        assertThat(files.take(SITE, next)).isInstanceOf(Taking.Occupied.class);
        assertThat(files.renew(SITE, silent.id())).isTrue();
    }

    @Test
    void shouldBeTakenOverWithATraceIfAllowed() throws Exception {
        LockFiles files = files(true);
        files.take(SITE, silent);
        watch(files, 70);
        assertThat(files.take(SITE, next)).isEqualTo(new Taking.Taken(List.of(trace())));
        assertThat(trace()).content().contains("deploy #41", "\"takenOverBy\":\"migrate #7\"");
        assertThat(files.renew(SITE, next.id())).isTrue();
    }

    @Test
    void shouldFindOutAndLeaveTheNextOneAlone() throws Exception {
        LockFiles files = files(true);
        files.take(SITE, silent);
        watch(files, 70);
        files.take(SITE, next);
        assertThat(files.renew(SITE, silent.id())).isFalse();
        files.giveBack(SITE, silent.id());
        assertThat(files.renew(SITE, next.id())).isTrue();
    }

    @Test
    void shouldNotBeStaleWhileItsHeartbeatChanges() throws Exception {
        LockFiles files = files(true);
        files.take(SITE, silent);
        for (int i = 0; i < 5; i++) {
            watch(files, 40);
            assertThat(files.renew(SITE, silent.id())).isTrue();
            assertThat(files.take(SITE, next)).isInstanceOf(Taking.Occupied.class);
        }
    }

    /** Clocks differ between machines: only what is seen to stand still counts. */
    @Test
    void shouldNotBeJudgedByTheTimeInTheFile() throws Exception {
        LockFiles files = files(true);
        Files.writeString(folder.resolve("site.lock"), "{\"heartbeat\":\"2020-01-01T00:00:00Z\",\"owner\":\"x\"}");
        assertThat(files.take(SITE, next)).isInstanceOf(Taking.Occupied.class);
    }

    @Test
    void shouldNotBeStaleBecauseTheObserverSlept() throws Exception {
        LockFiles files = files(true);
        files.take(SITE, silent);
        occupant(files);
        clock.forward(3600);
        assertThat(occupant(files).stale()).isFalse();
        assertThat(files.take(SITE, next)).isInstanceOf(Taking.Occupied.class);
    }

    @Test
    void shouldNeverBeStaleWithoutHeartbeats() throws Exception {
        LockFiles files = files(true);
        Files.writeString(folder.resolve("site.lock"), "{\"owner\":\"backup\"}");
        watch(files, 3600);
        assertThat(files.take(SITE, next)).isInstanceOf(Taking.Occupied.class);
    }

    @Test
    void shouldStayWhenItsOwnerShowsLifeInTheLastMoment() throws Exception {
        LockFiles files = files(true);
        files.take(SITE, silent);
        LockFile file = new LockFile(files.path(SITE.get(0)));
        String beat = file.read().orElseThrow().beat().orElseThrow();
        clock.forward(10);
        files.renew(SITE, silent.id());
        assertThat(file.moveAside(new LockFile(folder.resolve("aside")), beat)).isFalse();
        assertThat(files.renew(SITE, silent.id())).isTrue();
    }

    @Test
    void shouldGoToOneWhenManyTakeOverAtOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            FileOwner dead = owner("deploy #" + round);
            assertThat(files(true).take(SITE, dead)).isInstanceOf(Taking.Taken.class);
            List<FileOwner> takers =
                    IntStream.range(0, 6).mapToObj(i -> owner("taker #" + i)).toList();
            List<Callable<Taking>> takings = new ArrayList<>();
            for (FileOwner taker : takers) {
                LockFiles files = files(true);
                watch(files, 70);
                takings.add(() -> files.take(SITE, taker));
            }
            int taken = 0;
            ExecutorService threads = Executors.newFixedThreadPool(takings.size());
            for (Future<Taking> taking : threads.invokeAll(takings)) {
                taken += taking.get() instanceof Taking.Taken ? 1 : 0;
            }
            threads.shutdown();
            assertThat(taken).isEqualTo(1);
            for (FileOwner taker : takers) {
                files(true).giveBack(SITE, taker.id());
            }
        }
    }
}
