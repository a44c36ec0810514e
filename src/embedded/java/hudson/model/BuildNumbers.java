package hudson.model;

import io.jenkins.embedded.text.AtomicText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that keeps the number of a job's next build. */
final class BuildNumbers {
    private BuildNumbers() {}

    private static Path file(Job<?, ?> job) {
        return new File(job.getRootDir(), "nextBuildNumber").toPath();
    }

    /** The saved number, but above each build that exists. */
    static int read(Job<?, ?> job) throws IOException {
        int next = 1;
        Path file = file(job);
        if (Files.exists(file)) {
            String text = Files.readString(file).trim();
            next = text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 1;
        }
        String[] folders = job.getBuildDir().list();
        for (String folder : folders == null ? new String[0] : folders) {
            if (folder.matches("[1-9][0-9]{0,8}")) {
                next = Math.max(next, Integer.parseInt(folder) + 1);
            }
        }
        return next;
    }

    static void write(Job<?, ?> job, int next) throws IOException {
        Path file = file(job);
        Files.createDirectories(file.getParent());
        AtomicText.writeToDisk(file, next + "\n");
    }
}
