package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** All locks that somebody holds or waits for, at one moment. */
@ExportedBean(defaultVisibility = 2)
public class LockTable {

    private final List<LockRow> locks;
    private final @Nullable String outage;

    private LockTable(List<LockRow> locks, @Nullable String outage) {
        this.locks = locks;
        this.outage = outage;
    }

    static LockTable now() {
        try {
            LockQueue queue = LockStore.ofController().all();
            Instant now = Time.now();
            List<LockRow> rows = queue.requests().stream()
                    .flatMap(request -> request.names().stream())
                    .distinct()
                    .sorted()
                    .map((LockName name) -> new LockRow(name, queue, now))
                    .toList();
            return new LockTable(rows, null);
        } catch (DatabaseUnavailableException e) {
            return new LockTable(List.of(), e.getMessage());
        }
    }

    @Exported(inline = true)
    public List<LockRow> getLocks() {
        return locks;
    }

    /** Why the locks can't be told; null if they can. */
    @Exported
    public @Nullable String getOutage() {
        return outage;
    }
}
