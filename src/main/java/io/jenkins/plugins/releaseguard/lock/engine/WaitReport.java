package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words what a waiting request waits for: for the log, the timeout and the page. */
public final class WaitReport {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final int HOLDERS_TOLD = 3;

    private final LockQueue queue;
    private final Map<String, String> roots;
    private final Instant now;
    private final ZoneId zone;

    /**
     * @param roots the root URLs of controllers, by their ids, for links to builds; those not known get none
     * @param zone the time zone in which to tell times
     */
    public WaitReport(LockQueue queue, Map<String, String> roots, Instant now, ZoneId zone) {
        this.queue = queue;
        this.roots = roots;
        this.now = now;
        this.zone = zone;
    }

    /**
     * Such as {@code Lock timeout: 'site' is held exclusively by deploy #41 (https://ci.example.org/job/deploy/41/)
     * since 12:03 (4 min); waited 10 min; position 1 of 3}.
     */
    public String timeout(LockRequest request, Place place) {
        return "Lock timeout: " + why(request) + "; waited " + duration(between(request.requestedAt(), now)) + "; "
                + place;
    }

    /** Such as {@code 'site' is held exclusively by deploy #41 since 12:03 (4 min)}. */
    public String why(LockRequest request) {
        List<String> reasons = new ArrayList<>();
        for (LockName name : request.names()) {
            List<LockRequest> blockers = queue.blockers(request, name);
            Set<LockRequest> holders = new LinkedHashSet<>(queue.holders(name));
            holders.retainAll(blockers);
            LockTerms.Closure closed = queue.terms(name).closed();
            if (!holders.isEmpty()) {
                reasons.add(heldBy(name, List.copyOf(holders)));
            } else if (!blockers.isEmpty()) {
                LockRequest first = blockers.get(0);
                reasons.add("'" + name + "' goes first to " + first.owner().label() + ", which waits for "
                        + quoted(first.names()));
            } else if (closed != null) {
                reasons.add("'" + name + "' is closed by " + closed.user() + " since " + time(closed.at())
                        + (closed.reason().isEmpty() ? "" : ": " + closed.reason()));
            }
        }
        return reasons.isEmpty()
                ? quoted(request.names()) + " is free and about to be granted"
                : String.join("; ", reasons);
    }

    private String heldBy(LockName name, List<LockRequest> holders) {
        String told = holders.stream()
                .limit(HOLDERS_TOLD)
                .map(holder -> holding(name, holder))
                .collect(Collectors.joining(", "));
        int more = holders.size() - HOLDERS_TOLD;
        boolean shared = holders.get(0).share().isShared();
        boolean counted = queue.terms(name).capacity() > 1;
        return "'" + name + "' is held " + (shared ? "shared " : counted ? "" : "exclusively ") + "by " + told
                + (more > 0 ? " and " + more + " more" : "");
    }

    private String holding(LockName name, LockRequest holder) {
        Grant grant = holder.grant();
        Instant since = grant == null ? now : grant.since();
        int capacity = queue.terms(name).capacity();
        String permits = capacity > 1 && !holder.share().isShared()
                ? " with " + holder.share().permits() + " of " + capacity + " permits"
                : "";
        Instant cooling = holder.coolingUntil();
        return holder.owner().label()
                + link(holder)
                + permits
                + (cooling == null
                        ? " since " + time(since) + " (" + duration(between(since, now)) + ")"
                        : ", which has given it back, and cools down for " + duration(between(now, cooling)));
    }

    private String link(LockRequest holder) {
        String url = holder.owner().url(roots.getOrDefault(holder.owner().controller(), ""));
        return url.isEmpty() ? "" : " (" + url + ")";
    }

    private String time(Instant time) {
        boolean sameDay =
                time.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (sameDay ? TODAY : EARLIER).format(time.atZone(zone));
    }

    /** The names as a sentence has them: {@code 'a'}, {@code 'a' and 'b'}. */
    public static String quoted(List<LockName> names) {
        List<String> quoted = names.stream().map(name -> "'" + name + "'").toList();
        int last = quoted.size() - 1;
        return last < 1
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
    }

    /** Such as {@code 40 s}, {@code 10 min}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return duration.toMinutes() + " min";
        }
        return duration.compareTo(Duration.ofDays(1)) < 0
                ? two(duration.toHours(), "h", duration.toMinutesPart(), "min")
                : two(duration.toDays(), "d", duration.toHoursPart(), "h");
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        return big + " " + bigUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** From one time to another; zero if clocks tell it the other way round. */
    public static Duration between(Instant from, Instant to) {
        return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
    }
}
