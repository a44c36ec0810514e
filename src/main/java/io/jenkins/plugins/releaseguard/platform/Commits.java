package io.jenkins.plugins.releaseguard.platform;

import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.scm.RunWithSCM;
import org.jspecify.annotations.Nullable;

/**
 * The commits of a build and of earlier ones, as their source code management told Jenkins.
 *
 * @param listed those of the newest build first, at most {@value #MOST_LISTED}
 * @param total how many there are
 */
public record Commits(List<Commit> listed, int total) {

    static final int MOST_LISTED = 100;

    /** How many builds back commits are looked for. */
    private static final int BUILDS = 50;

    private static final int LONGEST = 200;

    /**
     * One commit.
     *
     * @param id as the source code management has it; empty if it has none
     * @param author display name; empty if not known
     * @param message its first line
     */
    public record Commit(String id, String author, String message) {}

    /** @param since number of the last build whose commits were released already; 0 if none */
    public static Commits of(Run<?, ?> build, int since) {
        return of(builds(build, since).flatMap(run -> run.getChangeSets().stream()));
    }

    static Commits of(Stream<? extends Iterable<? extends ChangeLogSet.Entry>> changes) {
        List<Commit> listed = new ArrayList<>();
        int[] total = {0};
        changes.forEach(set -> set.forEach(entry -> {
            if (total[0]++ < MOST_LISTED) {
                listed.add(commit(entry));
            }
        }));
        return new Commits(List.copyOf(listed), total[0]);
    }

    /** Ids of who committed, as far as Jenkins has mapped them to users. */
    public static Set<String> authors(Run<?, ?> build, int since) {
        return builds(build, since)
                .flatMap(run -> run.getCulprits().stream())
                .map(User::getId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<RunWithSCM<?, ?>> builds(Run<?, ?> newest, int since) {
        return Stream.<Run<?, ?>>iterate(newest, run -> run != null && run.getNumber() > since, Run::getPreviousBuild)
                .limit(BUILDS)
                .filter(RunWithSCM.class::isInstance)
                .map(run -> (RunWithSCM<?, ?>) run);
    }

    private static Commit commit(ChangeLogSet.Entry entry) {
        @Nullable User author = entry.getAuthor();
        return new Commit(
                text(entry.getCommitId()), author == null ? "" : author.getDisplayName(), text(entry.getMsg()));
    }

    private static String text(@Nullable String text) {
        String line =
                text == null ? "" : text.strip().lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
