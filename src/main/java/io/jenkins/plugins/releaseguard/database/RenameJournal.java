package io.jenkins.plugins.releaseguard.database;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the renames that the database hasn't heard of yet, in their order, so that they outlive the process. Lines are
 * only added, and the file is deleted when nothing is left. Thread-safe.
 */
final class RenameJournal {

    private static final String DONE = "done .";
    /** The dot tells that a line was written to its end. */
    private static final Pattern RENAME = Pattern.compile("(\\S+) (\\S+) (\\S+) (\\S+) \\.");

    private final Path file;
    private final Deque<JobRename> left = new ArrayDeque<>();

    RenameJournal(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(this::read);
        }
    }

    private void read(String line) {
        Matcher rename = RENAME.matcher(line);
        if (line.equals(DONE)) {
            left.poll();
        } else if (rename.matches()) {
            left.add(new JobRename(
                    decoded(rename.group(2)),
                    decoded(rename.group(3)),
                    decoded(rename.group(4)),
                    Instant.parse(rename.group(1))));
        }
    }

    synchronized void add(JobRename rename) throws IOException {
        append(rename.at() + " " + encoded(rename.controller()) + " " + encoded(rename.from()) + " "
                + encoded(rename.to()) + " .");
        left.add(rename);
    }

    /** The oldest that is left. */
    synchronized Optional<JobRename> next() {
        return Optional.ofNullable(left.peek());
    }

    /** The database has the oldest one. */
    synchronized void done() throws IOException {
        if (left.size() == 1) {
            Files.deleteIfExists(file);
        } else {
            append(DONE);
        }
        left.poll();
    }

    /** Begins with a line feed: what was cut off before stays a line of its own. */
    private void append(String line) throws IOException {
        Files.writeString(file, "\n" + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
