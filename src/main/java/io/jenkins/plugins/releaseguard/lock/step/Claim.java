package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which locks a request is for, and under which id the store knows it; saved with the build. */
final class Claim implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final ArrayList<String> names;
    private final boolean files;
    /** Where its lock files are, once they are taken: the configuration may name another directory later. */
    private volatile @Nullable String directory;

    /** @param files whether each lock is also a lock file */
    Claim(UUID id, List<LockName> names, boolean files) {
        this.id = id.toString();
        this.names = names.stream().map(LockName::value).collect(Collectors.toCollection(ArrayList::new));
        this.files = files;
    }

    UUID id() {
        return UUID.fromString(id);
    }

    List<LockName> names() {
        return names.stream().map(LockName::new).toList();
    }

    boolean usesFiles() {
        return files;
    }

    /** Null before they are taken. */
    @Nullable
    Path directory() {
        String known = directory;
        return known == null ? null : Path.of(known);
    }

    void filesIn(Path taken) {
        directory = taken.toString();
    }

    /** Such as {@code 'db' and 'site'}. */
    String quotedNames() {
        return WaitReport.quoted(names());
    }

    /** Such as {@code Lock 'site'}, {@code Locks 'db' and 'site'}. */
    String label() {
        return (names.size() == 1 ? "Lock " : "Locks ") + quotedNames();
    }
}
