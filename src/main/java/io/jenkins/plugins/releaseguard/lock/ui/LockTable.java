package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.listing.Listing;
import io.jenkins.plugins.releaseguard.listing.Noun;
import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRules;
import io.jenkins.plugins.releaseguard.lock.store.LockBook;
import io.jenkins.plugins.releaseguard.lock.store.LockSettings;
import io.jenkins.plugins.releaseguard.lock.store.LockSnapshot;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One page of the locks that somebody holds or waits for, that are closed or declared, at one moment. */
@ExportedBean(defaultVisibility = 2)
public class LockTable {

    private static final Noun LOCKS = new Noun("lock", "locks");

    private static final Set<String> COLUMNS = Set.of("name", "held", "waiting");

    private final Listing<LockRow> listing;
    private final @Nullable String outage;

    private LockTable(Listing<LockRow> listing, @Nullable String outage) {
        this.listing = listing;
        this.outage = outage;
    }

    /** @param waiters how many of those who wait to tell of for each lock */
    public static LockTable now(ListRequest request, int waiters) {
        ListRequest ordered = request.sortableBy(COLUMNS, "name", false);
        try {
            LockRules rules = LockSettings.ofController().lockRules();
            Map<LockName, DeclaredLock> declared =
                    rules.declared().stream().collect(Collectors.toMap(DeclaredLock::name, Function.identity()));
            LockSnapshot snapshot = LockBook.ofController().overview(ordered, declared.keySet(), waiters);
            Instant now = Time.now();
            List<LockRow> rows = snapshot.locks().stream()
                    .map(lock -> new LockRow(lock, snapshot, declared.get(lock.name()), 0, now))
                    .toList();
            return new LockTable(new Listing<>(ordered, rows, snapshot.total(), LOCKS), null);
        } catch (DatabaseUnavailableException e) {
            return new LockTable(new Listing<>(ordered, List.of(), 0, LOCKS), e.getMessage());
        }
    }

    public Listing<LockRow> getListing() {
        return listing;
    }

    @Exported(inline = true)
    public List<LockRow> getLocks() {
        return listing.getItems();
    }

    /** How many locks there are, on all pages. */
    @Exported
    public long getTotal() {
        return listing.getTotal();
    }

    /** Why the locks can't be told; null if they can. */
    @Exported
    public @Nullable String getOutage() {
        return outage;
    }
}
