package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import java.time.Instant;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One lock: who holds it, and who waits for it in order. */
@ExportedBean(defaultVisibility = 2)
public class LockRow {

    private final String name;
    private final List<PartyCell> holders;
    private final List<PartyCell> waiters;

    LockRow(LockName name, LockQueue queue, Instant now) {
        this.name = name.value();
        this.holders = queue.holders(name).stream()
                .map(request -> PartyCell.holder(request, now))
                .toList();
        this.waiters = queue.waiters(name).stream()
                .map(request -> PartyCell.waiter(request, queue, now))
                .toList();
    }

    @Exported
    public String getName() {
        return name;
    }

    /** One, or several who share it; none while the lock is free, but the first waiter still waits for another one. */
    @Exported(inline = true)
    public List<PartyCell> getHolders() {
        return holders;
    }

    @Exported(inline = true)
    public List<PartyCell> getWaiters() {
        return waiters;
    }
}
