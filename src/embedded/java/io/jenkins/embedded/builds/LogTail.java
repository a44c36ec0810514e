package io.jenkins.embedded.builds;

import hudson.console.ConsoleNote;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last lines of a log. */
final class LogTail {
    private LogTail() {}

    static List<String> read(Reader log, int maxLines) throws IOException {
        try (BufferedReader in = new BufferedReader(log)) {
            Deque<String> lines = new ArrayDeque<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (lines.size() == maxLines) {
                    lines.removeFirst();
                }
                lines.add(line);
            }
            return ConsoleNote.removeNotes(new ArrayList<>(lines));
        }
    }
}
