package io.jenkins.plugins.releaseguard.lock.file;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written in a lock file, or why it can't be known. A foreign file may hold anything.
 *
 * @param members if it is one JSON object, that
 * @param told for people: one line of bounded length
 */
record LockContent(Map<String, String> members, String told) {

    private static final String HEARTBEAT = "heartbeat";
    private static final String ID = "id";
    private static final String CONTROLLER = "controller";
    private static final String OWNER = "owner";

    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_URL = 500;
    private static final int LONGEST_TOLD = 200;

    /** The heartbeat stands first and has always as many bytes, so that a new one fits in the place of the old one. */
    static final long HEARTBEAT_AT = ("{\"" + HEARTBEAT + "\":\"").length();

    /** The bytes of a new lock file. */
    static byte[] of(FileOwner owner, Instant now) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(HEARTBEAT, time(now));
        members.put(ID, owner.id());
        members.put(CONTROLLER, owner.controller());
        members.put(OWNER, cut(owner.label(), LONGEST_LABEL));
        members.put("url", cut(owner.url(), LONGEST_URL));
        members.put("host", cut(host(), LONGEST_LABEL));
        members.put("pid", ProcessHandle.current().pid());
        members.put("since", time(owner.since()));
        members.put("token", owner.token());
        return FlatJson.write(members).getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes that go to {@link #HEARTBEAT_AT}. */
    static byte[] heartbeat(Instant now) {
        return time(now).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * @param text what is in the file, or the beginning of it
     * @param size of the whole, in bytes
     */
    static LockContent parsed(String text, long size, Instant written) {
        Map<String, String> members = FlatJson.read(text).orElse(Map.of());
        if (members.containsKey(OWNER)) {
            return new LockContent(members, owner(members));
        }
        String line = line(text);
        String told = line.isEmpty()
                ? "an empty file, written " + time(written)
                : "a file of " + size + " bytes, written " + time(written) + ", that begins: " + line;
        return new LockContent(members, told);
    }

    /** Of something that can't be read. */
    static LockContent unread(String told) {
        return new LockContent(Map.of(), told);
    }

    /** Written by the owner of this id. */
    boolean isOf(UUID id) {
        return id.toString().equals(members.get(ID));
    }

    /** The owner, if it is one of this controller; nothing if the file doesn't tell. */
    Optional<UUID> ownerOf(String controller) {
        try {
            return Optional.ofNullable(members.get(ID))
                    .filter(id -> controller.equals(members.get(CONTROLLER)))
                    .map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Changes with each heartbeat; nothing if the file carries none. */
    Optional<String> beat() {
        return Optional.ofNullable(members.get(HEARTBEAT)).map(heartbeat -> heartbeat + " " + members.get(ID));
    }

    private static String owner(Map<String, String> members) {
        List<String> told = new ArrayList<>();
        told.add(line(members.getOrDefault(OWNER, "")));
        tell(told, "on ", members.get("host"));
        tell(told, "since ", members.get("since"));
        tell(told, "last heartbeat ", members.get(HEARTBEAT));
        tell(told, "", members.get("url"));
        return String.join(", ", told);
    }

    private static void tell(List<String> told, String what, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            told.add(what + line(value));
        }
    }

    private static String time(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** One line, without what a terminal would obey. */
    private static String line(String text) {
        String first = text.strip().lines().findFirst().orElse("");
        return cut(first, LONGEST_TOLD).replaceAll("\\p{C}", "?");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
