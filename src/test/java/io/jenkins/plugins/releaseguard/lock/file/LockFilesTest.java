package io.jenkins.plugins.releaseguard.lock.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockFilesTest {

    private static final LockName SITE = new LockName("site");
    private static final LockName DB = new LockName("db");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final FileOwner deploy = owner("deploy #41");
    private final FileOwner migrate = owner("migrate #7");

    @TempDir
    Path folder;

    private LockFiles files;

    @BeforeEach
    void open() {
        files = new LockFiles(LockDirectory.of(folder.toString(), LockDirectory.SHORTEST_STALE_AFTER, false), clock);
    }

    private static FileOwner owner(String label) {
        return new FileOwner(
                UUID.randomUUID(),
                "here",
                label,
                "https://ci.example.org/job/" + label.replace(" #", "/"),
                Instant.parse("2026-11-22T09:59:00Z"),
                17);
    }

    private boolean take(FileOwner owner, LockName... names) throws IOException {
        return files.take(List.of(names), owner) instanceof Taking.Taken;
    }

    private Path siteFile() {
        return folder.resolve("site.lock");
    }

    private List<String> filesThere() throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            return there.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(Guard.FILE))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldSayInTheFileWhoHasIt() throws Exception {
        assertThat(take(deploy, SITE)).isTrue();
        assertThat(FlatJson.read(Files.readString(siteFile())).orElseThrow())
                .containsEntry("controller", "here")
                .containsEntry("owner", "deploy #41")
                .containsEntry("url", "https://ci.example.org/job/deploy/41")
                .containsEntry("id", deploy.id().toString())
                .containsEntry("pid", Long.toString(ProcessHandle.current().pid()))
                .containsEntry("since", "2026-11-22T09:59:00Z")
                .containsEntry("token", "17")
                .containsEntry("heartbeat", "2026-11-22T10:00:00Z")
                .containsKey("host");
        assertThat(filesThere()).containsExactly("site.lock");
    }

    @Test
    void shouldSayWhoIsInTheWay() throws Exception {
        take(deploy, SITE);
        assertThat(files.take(List.of(SITE), migrate))
                .isInstanceOfSatisfying(
                        Taking.Occupied.class,
                        occupied -> assertThat(occupied.by().description())
                                .contains(
                                        siteFile() + ": deploy #41, on ",
                                        "since 2026-11-22T09:59:00Z",
                                        "job/deploy/41"));
        assertThat(files.renew(List.of(SITE), migrate.id())).isFalse();
    }

    @Test
    void shouldKeepWhatItHasWhenAskedAgain() throws Exception {
        take(deploy, SITE);
        assertThat(take(deploy, SITE)).isTrue();
        assertThat(files.renew(List.of(SITE), deploy.id())).isTrue();
    }

    @Test
    void shouldBeFreeWhenGivenBack() throws Exception {
        take(deploy, SITE);
        files.giveBack(List.of(SITE), deploy.id());
        assertThat(files.look(SITE)).isEmpty();
        assertThat(filesThere()).isEmpty();
        assertThat(take(migrate, SITE)).isTrue();
    }

    @Test
    void shouldGiveBackOnlyItsOwn() throws Exception {
        take(deploy, SITE);
        files.giveBack(List.of(SITE, DB), migrate.id());
        assertThat(files.renew(List.of(SITE), deploy.id())).isTrue();
    }

    @Test
    void shouldTakeAllOrNone() throws Exception {
        take(deploy, SITE);
        assertThat(take(migrate, SITE, DB)).isFalse();
        assertThat(filesThere()).containsExactly("site.lock");
        files.giveBack(List.of(SITE), deploy.id());
        assertThat(take(migrate, SITE, DB)).isTrue();
        assertThat(filesThere()).containsExactly("db.lock", "site.lock");
    }

    /** What a stranger may have put there. */
    enum Foreign {
        EMPTY("an empty file, written "),
        SCRIPT("a file of 26 bytes, written ") {
            @Override
            void put(Path file) throws IOException {
                Files.writeString(file, "backup on host1, pid 4711\n");
            }
        },
        GARBAGE("a file of 4 bytes, written ") {
            @Override
            void put(Path file) throws IOException {
                Files.write(file, new byte[] {(byte) 0xff, 0, 27, 7});
            }
        },
        HUGE("a file of 40000000 bytes, written ") {
            @Override
            void put(Path file) throws IOException {
                Files.writeString(file, "x".repeat(40_000_000));
            }
        },
        NESTED_JSON("that begins: {\"owner\":{\"name\":\"x\"}}") {
            @Override
            void put(Path file) throws IOException {
                Files.writeString(file, "{\"owner\":{\"name\":\"x\"}}");
            }
        },
        OWN_JSON("night shift, last heartbeat yesterday") {
            @Override
            void put(Path file) throws IOException {
                Files.writeString(file, "{ \"owner\" : \"night shift\\n\", \"heartbeat\" : \"yesterday\" }");
            }
        },
        DIRECTORY("a directory") {
            @Override
            void put(Path file) throws IOException {
                Files.createDirectory(file);
            }
        },
        BROKEN_SYMBOLIC_LINK("a symbolic link") {
            @Override
            void put(Path file) throws IOException {
                Files.createSymbolicLink(file, Path.of("nowhere"));
            }
        },
        PIPE("no regular file") {
            @Override
            void put(Path file) throws Exception {
                new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
            }
        };

        private final String told;

        Foreign(String told) {
            this.told = told;
        }

        void put(Path file) throws Exception {
            Files.createFile(file);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeWhateverHasTheNameForHeld(Foreign foreign) throws Exception {
        foreign.put(siteFile());
        assertThat(files.take(List.of(SITE), deploy)).isInstanceOfSatisfying(Taking.Occupied.class, occupied -> {
            assertThat(occupied.by().description())
                    .contains(foreign.told)
                    .doesNotContainPattern("\\p{Cntrl}")
                    .hasSizeLessThan(600);
            assertThat(occupied.by().stale()).isFalse();
        });
        assertThat(files.renew(List.of(SITE), deploy.id())).isFalse();
        files.giveBack(List.of(SITE), deploy.id());
        assertThat(filesThere()).containsExactly("site.lock");
    }

    @Test
    void shouldRenewWithoutTouchingAnythingElse() throws Exception {
        take(deploy, SITE);
        String before = Files.readString(siteFile());
        clock.forward(10);
        assertThat(files.renew(List.of(SITE), deploy.id())).isTrue();
        assertThat(Files.readString(siteFile())).isEqualTo(before.replace("10:00:00Z", "10:00:10Z"));
        assertThat(filesThere()).containsExactly("site.lock");
    }

    @Test
    void shouldNotBringBackWhatWasMovedAwayDuringTheRenewal() throws Exception {
        take(deploy, SITE);
        Path moved = Files.move(siteFile(), folder.resolve("moved"));
        Files.writeString(siteFile(), "backup");
        assertThat(files.renew(List.of(SITE), deploy.id())).isFalse();
        assertThat(siteFile()).hasContent("backup");
        assertThat(moved).content().contains("deploy #41");
    }

    @Test
    void shouldHoldWhenOnlyTheAnswerOfTheFileServerWasLost() throws Exception {
        LockFiles lossy = new LockFiles(new LockDirectory(folder, Duration.ZERO, false), clock, (name, file) -> {
            Files.createLink(name, file);
            throw new FileAlreadyExistsException(name.toString());
        });
        assertThat(lossy.take(List.of(SITE), deploy)).isInstanceOf(Taking.Taken.class);
        assertThat(files.renew(List.of(SITE), deploy.id())).isTrue();
    }

    @Test
    void shouldLeaveNothingBehindWhenLinksAreNotAllowed() throws Exception {
        LockFiles linkless = new LockFiles(new LockDirectory(folder, Duration.ZERO, false), clock, (name, file) -> {
            throw new FileSystemException(name.toString(), null, "Operation not permitted");
        });
        assertThatThrownBy(() -> linkless.take(List.of(SITE), deploy)).hasMessageContaining("not permitted");
        assertThat(filesThere()).isEmpty();
    }

    @Test
    void shouldForgetFileThatAKilledControllerPrepared() throws Exception {
        Files.writeString(folder.resolve("site.lock." + deploy.id()), "{\"heart");
        assertThat(take(deploy, SITE)).isTrue();
        assertThat(filesThere()).containsExactly("site.lock");
    }

    @Test
    void shouldBeOfOneWhenControllerWasKilledBeforeItTookItsOtherNameAway() throws Exception {
        take(deploy, SITE);
        Files.createLink(folder.resolve("site.lock." + deploy.id()), siteFile());
        assertThat(take(deploy, SITE)).isTrue();
        files.giveBack(List.of(SITE), deploy.id());
        assertThat(filesThere()).isEmpty();
    }

    @Test
    void shouldSweepWhatTheControllerForgot() throws Exception {
        take(deploy, SITE);
        Files.copy(siteFile(), folder.resolve("site.lock." + deploy.id()));
        take(migrate, DB);
        files.sweep("here", deploy.id()::equals);
        assertThat(filesThere()).containsExactly("db.lock");
    }

    @Test
    void shouldSweepNothingOfOthers() throws Exception {
        take(deploy, SITE);
        Files.writeString(folder.resolve("db.lock"), "{\"id\":\"" + deploy.id() + "\",\"owner\":\"deploy #41\"}");
        Files.copy(siteFile(), folder.resolve("web.lock.stale-20261122T100000-1"));
        files.sweep("elsewhere", id -> true);
        assertThat(filesThere()).containsExactly("db.lock", "site.lock", "web.lock.stale-20261122T100000-1");
        files.sweep("here", id -> true);
        assertThat(filesThere()).containsExactly("db.lock", "web.lock.stale-20261122T100000-1");
    }

    @Test
    void shouldRefuseNamesThatReadLikePaths() {
        for (String path : List.of("../site", "a/../b", "/etc/passwd", "a//b", "./a", "..\\site", "..")) {
            assertThatThrownBy(() -> LockFiles.checkName(new LockName(path)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + path + "'");
        }
    }
}
