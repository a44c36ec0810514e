package io.jenkins.embedded.declarative;

import hudson.model.Result;
import hudson.model.Run;
import java.util.Arrays;
import java.util.List;

/** When a part of {@code post} is run; in the order in which they are. */
public enum PostCondition {
    ALWAYS("always"),
    /** The result isn't that of the build before. */
    CHANGED("changed"),
    /** A success after a failed or unstable build. */
    FIXED("fixed"),
    /** Worse than the build before, which was a success. */
    REGRESSION("regression"),
    ABORTED("aborted"),
    UNSUCCESSFUL("unsuccessful"),
    FAILURE("failure"),
    SUCCESS("success"),
    UNSTABLE("unstable"),
    NOT_BUILT("notBuilt"),
    /** After all others, whatever they did. */
    CLEANUP("cleanup");

    /** As the message about an unknown one lists them. */
    static final List<String> DOCUMENTED = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "success",
            "unsuccessful",
            "unstable",
            "failure",
            "notBuilt",
            "cleanup");

    private final String word;

    PostCondition(String word) {
        this.word = word;
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(condition -> condition.word).toList();
    }

    /** @param failure what the part that {@code post} belongs to failed with, or null */
    public static boolean applies(String name, Run<?, ?> build, Throwable failure) {
        Result result = build.getResult() == null ? Result.SUCCESS : build.getResult();
        if (failure != null) {
            result = result.combine(Verdict.resultOf(failure));
        }
        Run<?, ?> previous = build.getPreviousCompletedBuild();
        Result before = previous == null ? null : previous.getResult();
        return Arrays.stream(values())
                .filter(condition -> condition.word.equals(name))
                .findFirst()
                .orElseThrow()
                .applies(result, before);
    }

    private boolean applies(Result result, Result before) {
        return switch (this) {
            case ALWAYS, CLEANUP -> true;
            case CHANGED -> result != before;
            case FIXED -> result == Result.SUCCESS && (before == Result.FAILURE || before == Result.UNSTABLE);
            case REGRESSION ->
                before == Result.SUCCESS
                        && (result == Result.FAILURE || result == Result.UNSTABLE || result == Result.ABORTED);
            case UNSUCCESSFUL -> result != Result.SUCCESS;
            case ABORTED -> result == Result.ABORTED;
            case FAILURE -> result == Result.FAILURE;
            case SUCCESS -> result == Result.SUCCESS;
            case UNSTABLE -> result == Result.UNSTABLE;
            case NOT_BUILT -> result == Result.NOT_BUILT;
        };
    }
}
