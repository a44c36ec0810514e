package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.LockTerms;
import java.time.Instant;
import java.util.List;

/**
 * One lock at one moment.
 *
 * @param holders who hold it, or have it closed until it has cooled down, the earliest first; if they are very many
 *     only the first
 * @param held how many hold it
 * @param waiters the first of those who wait
 * @param waiting how many wait
 */
public record LockState(
        LockName name, LockTerms terms, List<LockRequest> holders, int held, List<LockRequest> waiters, int waiting) {

    /** The same without those whose cooldown is over at this time, though nobody has looked since. */
    public LockState at(Instant time) {
        List<LockRequest> left =
                holders.stream().filter(holder -> !holder.hasCooledDown(time)).toList();
        return new LockState(name, terms, left, held - (holders.size() - left.size()), waiters, waiting);
    }

    public boolean isFree() {
        return held == 0;
    }
}
