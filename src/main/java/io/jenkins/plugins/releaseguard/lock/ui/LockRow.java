package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One lock: its holder, and who waits for it in order. */
@ExportedBean(defaultVisibility = 2)
public class LockRow {

    private final String name;
    private final @Nullable PartyCell holder;
    private final List<PartyCell> waiters;

    LockRow(LockName name, LockQueue queue, Instant now) {
        this.name = name.value();
        this.holder = queue.holder(name)
                .map(request -> PartyCell.holder(request, now))
                .orElse(null);
        this.waiters = queue.waiters(name).stream()
                .map(request -> PartyCell.waiter(request, queue, now))
                .toList();
    }

    @Exported
    public String getName() {
        return name;
    }

    /** Null while the lock is free, but the first waiter still waits for another one. */
    @Exported(inline = true)
    public @Nullable PartyCell getHolder() {
        return holder;
    }

    @Exported(inline = true)
    public List<PartyCell> getWaiters() {
        return waiters;
    }
}
