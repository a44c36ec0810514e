package io.jenkins.plugins.releaseguard.lock.ui.command;

import hudson.AbortException;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.store.LockBook;
import io.jenkins.plugins.releaseguard.lock.store.LockSettings;
import io.jenkins.plugins.releaseguard.lock.store.LockState;
import io.jenkins.plugins.releaseguard.lock.ui.LockNow;
import io.jenkins.plugins.releaseguard.lock.ui.LockRow;
import io.jenkins.plugins.releaseguard.lock.ui.LockTable;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds locks, and requests by what people call them. */
final class LockSearch {

    /** How many are read at once. */
    private static final int PAGE = 500;

    private static final int LISTED_WAITERS = 100;
    private static final int SHOWN_CANDIDATES = 20;

    private final LockBook book = LockBook.ofController();

    /**
     * The locks with this in their name, all pages of them.
     *
     * @throws AbortException if the store can't be reached
     */
    List<LockRow> all(String search) throws AbortException {
        List<LockRow> found = new ArrayList<>();
        LockTable table;
        int page = 1;
        do {
            table = LockTable.now(new ListRequest("", search, "name", false, page++, PAGE), LISTED_WAITERS);
            checkReached(table.getOutage());
            found.addAll(table.getLocks());
        } while (found.size() < table.getTotal() && !table.getLocks().isEmpty());
        return found;
    }

    /**
     * @throws IllegalArgumentException if there is no such lock
     * @throws AbortException if the store can't be reached
     */
    LockRow lock(LockName name) throws AbortException {
        checkKnown(name);
        LockNow now = LockNow.of(name, ListRequest.first(PAGE));
        LockRow lock = now.getLock();
        if (lock == null) {
            throw new AbortException(now.getOutage());
        }
        return lock;
    }

    private static void checkReached(@Nullable String outage) throws AbortException {
        if (outage != null) {
            throw new AbortException(outage);
        }
    }

    /** @throws IllegalArgumentException if there isn't exactly one */
    LockRequest holder(LockName name) {
        checkKnown(name);
        return only(state(name, 1).holders(), "holds '" + name + "'");
    }

    /** @throws IllegalArgumentException if there isn't exactly one */
    LockRequest request(LockName name, String build) {
        checkKnown(name);
        Stream<LockRequest> holders = state(name, 1).holders().stream().filter(called(build));
        return only(
                Stream.concat(holders, waiters(name, build).stream()).toList(),
                "called '" + build + "' holds or waits for '" + name + "'");
    }

    /** @throws IllegalArgumentException if there isn't exactly one */
    LockRequest waiter(LockName name, String build) {
        checkKnown(name);
        return only(waiters(name, build), "called '" + build + "' waits for '" + name + "'");
    }

    private List<LockRequest> waiters(LockName name, String build) {
        List<LockRequest> found = new ArrayList<>();
        LockState state;
        int page = 1;
        do {
            state = state(name, page++);
            state.waiters().stream().filter(called(build)).forEach(found::add);
        } while (state.waiters().size() == PAGE);
        return found;
    }

    private LockState state(LockName name, int page) {
        return book.lock(name, new ListRequest("", "", "", false, page, PAGE))
                .locks()
                .get(0)
                .at(Time.now());
    }

    private void checkKnown(LockName name) {
        if (LockSettings.ofController().lockRules().declared(name).isEmpty() && !book.isKnown(name)) {
            throw new IllegalArgumentException("There is no lock '" + name + "'");
        }
    }

    /** By the request's id, or as {@code deploy #41} or {@code deploy#41}. */
    private static Predicate<LockRequest> called(String build) {
        String label = compact(build);
        return request -> request.id().toString().equals(build)
                || compact(request.owner().label()).equals(label);
    }

    private static String compact(String label) {
        return label.strip().replaceAll("\\s+#", "#");
    }

    private static LockRequest only(List<LockRequest> found, String which) {
        if (found.isEmpty()) {
            throw new IllegalArgumentException("Nobody " + which);
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("More than one " + which + ". Say which: "
                    + found.stream()
                            .limit(SHOWN_CANDIDATES)
                            .map(request -> request.owner().label() + " (" + request.id() + ")")
                            .collect(Collectors.joining(", ")));
        }
        return found.get(0);
    }
}
