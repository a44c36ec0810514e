package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;

/** Which commit a workspace holds: {@code GIT_COMMIT}, else what its Git folder says. Empty if that can't be told. */
final class CommitOf extends MasterToSlaveFileCallable<String> {
    private static final long serialVersionUID = 1;
    private static final Logger LOGGER = Logger.getLogger(CommitOf.class.getName());
    private static final String HASH = "[0-9a-f]{40,64}";
    private static final String REF = "ref: ";
    private static final int MAX_UP = 3;
    private static final long MAX_PACKED = 50_000_000;

    private CommitOf() {}

    /** Asks the agent at most once. A workspace that tells nothing is no error. */
    static String workspace(FilePath workspace, EnvVars environment) throws InterruptedException {
        String told = environment.get("GIT_COMMIT", "").strip();
        if (told.matches(HASH)) {
            return told;
        }
        try {
            return workspace.act(new CommitOf());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Can't tell the commit of " + workspace);
            return "";
        }
    }

    @Override
    public String invoke(File workspace, VirtualChannel channel) throws IOException {
        Path folder = workspace.toPath();
        for (int up = 0; folder != null && up < MAX_UP; up++, folder = folder.getParent()) {
            Path git = folder.resolve(".git");
            if (Files.isDirectory(git)) {
                return head(git);
            }
        }
        return "";
    }

    private static String head(Path git) throws IOException {
        String head = firstLine(git.resolve("HEAD"));
        if (!head.startsWith(REF)) {
            return head.matches(HASH) ? head : "";
        }
        String ref = head.substring(REF.length());
        Path loose = git.resolve(ref).normalize();
        if (loose.startsWith(git) && Files.isRegularFile(loose)) {
            String hash = firstLine(loose);
            return hash.matches(HASH) ? hash : "";
        }
        return packed(git.resolve("packed-refs"), ref);
    }

    private static String packed(Path file, String ref) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_PACKED) {
            return "";
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.endsWith(" " + ref))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .filter(hash -> hash.matches(HASH))
                    .findFirst()
                    .orElse("");
        }
    }

    private static String firstLine(Path file) throws IOException {
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = in.readLine();
            return line == null ? "" : line.strip();
        }
    }
}
