package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what a waiting request waits for: for the log, the timeout and the page. */
public final class WaitReport {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final int HOLDERS_TOLD = 3;

    private final LockQueue queue;
    private final Instant now;
    private final ZoneId zone;

    /** @param zone the time zone in which to tell times */
    public WaitReport(LockQueue queue, Instant now, ZoneId zone) {
        this.queue = queue;
        this.now = now;
        this.zone = zone;
    }

    /** Such as {@code Lock timeout: 'site' is held by deploy #41 since 12:03 (4 min); waited 10 min; position 1 of 3}. */
    public String timeout(LockRequest request) {
        return "Lock timeout: " + why(request) + "; waited " + duration(between(request.requestedAt(), now)) + "; "
                + position(request);
    }

    /** Such as {@code 'site' is held by deploy #41 since 12:03 (4 min)}. */
    public String why(LockRequest request) {
        List<String> reasons = new ArrayList<>();
        for (LockName name : request.names()) {
            List<LockRequest> holders = queue.holders(name).stream()
                    .filter(request::excludes)
                    .filter(holder -> !request.isWithin(holder))
                    .toList();
            if (!holders.isEmpty()) {
                reasons.add(heldBy(name, holders));
            } else {
                earlier(request, name)
                        .ifPresent(first -> reasons.add("'" + name + "' goes first to "
                                + first.owner().label() + ", which waits for " + quoted(first.names())));
            }
        }
        return reasons.isEmpty()
                ? quoted(request.names()) + " is free and about to be granted"
                : String.join("; ", reasons);
    }

    /** Such as {@code position 1 of 3}; for several locks the place in the longest of their queues. */
    public String position(LockRequest request) {
        int place = 0;
        int length = 0;
        for (LockName name : request.names()) {
            List<LockRequest> waiters = queue.waiters(name);
            int here = waiters.indexOf(request) + 1;
            if (here > place || here == place && waiters.size() > length) {
                place = here;
                length = waiters.size();
            }
        }
        return "position " + place + " of " + length;
    }

    private String heldBy(LockName name, List<LockRequest> holders) {
        String told = holders.stream().limit(HOLDERS_TOLD).map(this::holding).collect(Collectors.joining(", "));
        int more = holders.size() - HOLDERS_TOLD;
        return "'" + name + "' is held " + (holders.get(0).mode() == LockMode.SHARED ? "shared " : "") + "by " + told
                + (more > 0 ? " and " + more + " more" : "");
    }

    private String holding(LockRequest holder) {
        Grant grant = holder.grant();
        Instant since = grant == null ? now : grant.since();
        boolean sameDay =
                since.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return holder.owner().label() + " since " + (sameDay ? TODAY : EARLIER).format(since.atZone(zone)) + " ("
                + duration(between(since, now)) + ")";
    }

    private Optional<LockRequest> earlier(LockRequest request, LockName name) {
        return queue.waiters(name).stream()
                .filter(other -> other.arrival() < request.arrival())
                .filter(request::excludes)
                .findFirst();
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

    private static Duration between(Instant from, Instant to) {
        return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
    }
}
