package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When releases may be signed. Without windows at any time; a freeze beats every window.
 *
 * @param zone whose clock it is
 * @param windows when they may
 * @param freezes when they may not
 */
public record Cadence(ZoneId zone, List<Window> windows, List<Freeze> freezes) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm zzz", Locale.ROOT);
    /** Windows come each week: who looks further ahead than this finds freezes only. */
    private static final int DAYS_AHEAD = 400;

    public static final Cadence ANY_TIME = new Cadence(ZoneId.of("UTC"), List.of(), List.of());

    public Cadence {
        windows = List.copyOf(windows);
        freezes = List.copyOf(freezes);
    }

    /**
     * @param windows one in a line, or with semicolons between
     * @param freezes as the windows
     * @throws IllegalArgumentException with a message for people naming what can't be read
     */
    public static Cadence parse(String zone, String windows, String freezes) {
        ZoneId id;
        try {
            id = zone.isBlank() ? ZoneId.of("UTC") : ZoneId.of(zone.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + zone.strip() + "' is no time zone; write one such as" + " 'Europe/Berlin' or 'UTC'.");
        }
        return new Cadence(
                id,
                lines(windows).map(Window::parse).toList(),
                lines(freezes).map(Freeze::parse).toList());
    }

    /**
     * In one text, as a Jenkinsfile gives it: {@code Mon-Fri 10:00-12:00; Mon-Fri 15:00-16:00 @ Europe/Berlin}.
     *
     * @throws IllegalArgumentException with a message for people naming what can't be read
     */
    public static Cadence parse(String text) {
        int at = text.lastIndexOf('@');
        return at < 0 ? parse("", text, "") : parse(text.substring(at + 1), text.substring(0, at), "");
    }

    private static Stream<String> lines(String text) {
        return Stream.of(text.split("[\n;]")).map(String::strip).filter(line -> !line.isEmpty());
    }

    public boolean isOpen(Instant now) {
        return frozen(now).isEmpty() && (windows.isEmpty() || spans(now).anyMatch(span -> span.has(now)));
    }

    /** Why nothing is signed now, with the next window named; empty when something may be. */
    public Optional<String> refusal(Instant now) {
        if (isOpen(now)) {
            return Optional.empty();
        }
        String why = frozen(now)
                .map(freeze -> "releases are frozen from " + freeze.from() + " to " + freeze.to()
                        + (freeze.why().isEmpty() ? "" : " (" + freeze.why() + ")"))
                .orElse("now is outside the windows for releases (" + windowsText() + " " + zone + ")");
        return Optional.of("Can't sign: " + why + ". "
                + next(now)
                        .map(at -> "The next window opens " + TIME.format(at.atZone(zone)) + ".")
                        .orElse("No window opens within a year."));
    }

    /** When it opens next, from a moment at which it is closed. */
    public Optional<Instant> next(Instant now) {
        Stream<Instant> starts = Stream.concat(
                freezes.stream().map(freeze -> freeze.span(zone).to()),
                spans(now).map(Span::from));
        return starts.filter(at -> at.isAfter(now)).filter(this::isOpen).min(Instant::compareTo);
    }

    /** How many windows the day of this moment has. */
    public int windowsOn(LocalDate day) {
        return windows.stream().mapToInt(window -> window.on(day, zone).size()).sum();
    }

    private Optional<Freeze> frozen(Instant now) {
        return freezes.stream().filter(freeze -> freeze.span(zone).has(now)).findFirst();
    }

    private Stream<Span> spans(Instant now) {
        LocalDate first = now.atZone(zone).toLocalDate().minusDays(1);
        return Stream.iterate(first, day -> day.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(day -> windows.stream().flatMap(window -> window.on(day, zone).stream()));
    }

    private String windowsText() {
        return String.join("; ", windows.stream().map(Window::toString).toList());
    }

    String text() {
        return zone + " [" + windowsText() + "] except ["
                + String.join("; ", freezes.stream().map(Freeze::toString).toList()) + "]";
    }
}
