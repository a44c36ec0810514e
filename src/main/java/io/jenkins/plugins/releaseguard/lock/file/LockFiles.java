package io.jenkins.plugins.releaseguard.lock.file;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Locks as files, taken the way a script outside Jenkins would: a file of one's own is written, and then linked to the
 * lock's name, which only one can do at a time. Whatever has the lock's name holds it.
 *
 * <p>Remembers the heartbeats that it saw: keep one for a directory. Safe for threads. What fails for the moment, such
 * as a file server that doesn't answer, is an {@link IOException}; trying again is always right.
 */
public final class LockFiles {

    private static final DateTimeFormatter IN_NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String STALE = ".stale-";
    private static final int SHOWN_OF_ID = 8;
    private static final int TRIES = 3;

    private final LockDirectory directory;
    private final Clock clock;
    private final LockFile.Linking linking;
    private final Guard guard;
    private final Staleness staleness;

    /** @param clock tells the time of heartbeats */
    public LockFiles(LockDirectory directory, Clock clock) {
        this(directory, clock, Files::createLink);
    }

    LockFiles(LockDirectory directory, Clock clock, LockFile.Linking linking) {
        this.directory = directory;
        this.clock = clock;
        this.linking = linking;
        this.guard = new Guard(directory.path());
        this.staleness = new Staleness(directory.staleAfter(), clock);
    }

    /**
     * Whether a lock of this name can be a file.
     *
     * @throws IllegalArgumentException naming the offending value, if it reads like a path out of the directory
     */
    public static void checkName(LockName name) {
        LockFileName.check(name);
    }

    /** The file that has, or would have, this lock's name. */
    public Path path(LockName name) {
        return directory.path().resolve(LockFileName.of(name));
    }

    /** Takes all of these or none. What this owner has already, from before a restart say, stays its own. */
    public Taking take(Collection<LockName> names, FileOwner owner) throws IOException {
        Map<LockName, Path> traces = new LinkedHashMap<>();
        for (LockName name : names.stream().sorted().toList()) {
            Optional<Occupant> occupant = take(name, owner, traces);
            if (occupant.isPresent()) {
                giveBack(names, owner.id());
                return new Taking.Occupied(occupant.get());
            }
        }
        return new Taking.Taken(List.copyOf(traces.values()));
    }

    /** Who is in the way, if anybody is. */
    private Optional<Occupant> take(LockName name, FileOwner owner, Map<LockName, Path> traces) throws IOException {
        LockFile file = new LockFile(path(name));
        if (file.isOf(owner.id())) {
            return Optional.empty();
        }
        Optional<Occupant> occupant = look(name);
        for (int i = 0; i < TRIES; i++) {
            if (occupant.filter(Occupant::stale).isPresent() && directory.takeOver()) {
                moveAside(name, owner).ifPresent(trace -> traces.put(name, trace));
                occupant = look(name);
            }
            if (occupant.isEmpty()) {
                if (file.take(owner, clock.instant(), linking)) {
                    staleness.forget(name);
                    return Optional.empty();
                }
                occupant = look(name);
            }
            if (occupant.isPresent()) {
                return occupant;
            }
        }
        return Optional.of(new Occupant(file.path(), told(file.path(), "others who come and go"), false));
    }

    /** Where the stale file went, unless it has moved or shown life in the last moment. */
    private Optional<Path> moveAside(LockName name, FileOwner owner) throws IOException {
        LockFile file = new LockFile(path(name));
        return guard.run(() -> {
            Optional<String> beat = file.read().flatMap(LockContent::beat);
            if (beat.isEmpty() || !staleness.isStale(name, beat.get())) {
                return Optional.empty();
            }
            LockFile trace = new LockFile(file.path()
                    .resolveSibling(file.path().getFileName() + STALE + IN_NAME.format(clock.instant()) + "-"
                            + owner.id().toString().substring(0, SHOWN_OF_ID)));
            if (!file.moveAside(trace, beat.get())) {
                return Optional.empty();
            }
            note(trace.path(), Map.of("takenOverBy", owner.label(), "url", owner.url()));
            return Optional.of(trace.path());
        });
    }

    private static void note(Path trace, Map<String, Object> members) throws IOException {
        try {
            Files.writeString(trace, FlatJson.write(members), StandardOpenOption.APPEND);
        } catch (AccessDeniedException e) {
            // Another user's file: its name tells who took it.
        }
    }

    /** Who holds this lock. */
    public Optional<Occupant> look(LockName name) throws IOException {
        Path path = path(name);
        Optional<LockContent> content = new LockFile(path).read();
        if (content.isEmpty()) {
            staleness.forget(name);
        }
        return content.map(found -> {
            boolean stale =
                    found.beat().filter(beat -> staleness.isStale(name, beat)).isPresent();
            return new Occupant(path, told(path, found.told()) + (stale ? ". " + silence() : ""), stale);
        });
    }

    private static String told(Path path, String content) {
        return "lock file " + path + ": " + content;
    }

    private String silence() {
        return "It is stale: no heartbeat for " + directory.staleAfter().toSeconds() + " s. "
                + (directory.takeOver()
                        ? "It is about to be taken over."
                        : "If its owner is dead, delete the file, or allow stale lock files to be taken over.");
    }

    /**
     * Gives a sign of life for all of these; due every 10 s.
     *
     * @return false if one of them isn't this owner's any more: what it protects must end
     */
    public boolean renew(Collection<LockName> names, UUID id) throws IOException {
        boolean mine = true;
        for (LockName name : names) {
            mine &= new LockFile(path(name)).renew(id, clock.instant());
        }
        return mine;
    }

    /** Gives back what is this owner's, and only that. */
    public void giveBack(Collection<LockName> names, UUID id) throws IOException {
        List<LockFile> files = new ArrayList<>();
        for (LockName name : names) {
            files.add(new LockFile(path(name)));
        }
        guard.run(() -> {
            for (LockFile file : files) {
                file.giveBack(id);
            }
            return files;
        });
    }

    /**
     * Gives back what a controller took, and forgot when it was killed. Files that don't tell their controller stay.
     *
     * @param isGone whether nobody has, or waits for, the request of this id; asked after its file was found
     */
    public void sweep(String controller, Predicate<UUID> isGone) throws IOException {
        // Those that it was about to link or to remove, too; but not the traces.
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory.path(), "*.lock*")) {
            for (Path path : found) {
                Optional<UUID> gone = path.getFileName().toString().contains(STALE)
                        ? Optional.empty()
                        : new LockFile(path)
                                .read()
                                .flatMap(content -> content.ownerOf(controller))
                                .filter(isGone);
                if (gone.isPresent()) {
                    guard.run(() -> {
                        new LockFile(path).giveBack(gone.get());
                        return path;
                    });
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
