package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Arguments for a test tool that select tests.
 *
 * @param arguments one per argument, unquoted; none means all tests
 * @param unsaid tests that an exclusion couldn't name exactly and so doesn't leave out; always empty for an inclusion,
 *     which selects more where it can't say it finely
 */
public record Selection(List<String> arguments, List<TestId> unsaid) {
    /** Every test. */
    public static final Selection ALL = new Selection(List.of(), List.of());

    /** What a shell leaves alone: then no quotes are needed, and a value can be put behind {@code -Dtest=}. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{Nd}_./:=@%+,?!-][\\p{L}\\p{Nd}_./:=@%+,#?!-]*");
    /**
     * What can't be put into a line of a batch file whatever the quotes are. An exclamation mark can, unless the file
     * switches delayed expansion on; even then it names a variable at worst, and begins no command.
     */
    private static final Pattern NOT_IN_BATCH = Pattern.compile("[\"%\\p{Cntrl}]");

    public Selection {
        arguments = List.copyOf(arguments);
        unsaid = List.copyOf(unsaid);
    }

    static Selection of(String... arguments) {
        return new Selection(List.of(arguments), List.of());
    }

    public boolean isAll() {
        return arguments.isEmpty();
    }

    /** The arguments as a part of a command for a POSIX shell: quoted where needed. */
    public String shell() {
        return arguments.stream().map(Selection::quoted).collect(Collectors.joining(" "));
    }

    /** The same for a batch file of Windows; empty if it can't be said there. */
    public Optional<String> batch() {
        if (arguments.stream().anyMatch(a -> NOT_IN_BATCH.matcher(a).find())) {
            return Optional.empty();
        }
        return Optional.of(arguments.stream()
                .map(a -> PLAIN.matcher(a).matches() ? a : '"' + a + '"')
                .collect(Collectors.joining(" ")));
    }

    /** For a POSIX shell, or for a batch file of Windows; empty if it can't be said there. */
    public Optional<String> command(boolean unix) {
        return unix ? Optional.of(shell()) : batch();
    }

    /** One argument per line, for {@code xargs} and argument files. */
    public String lines() {
        return arguments.stream().map(a -> a + "\n").collect(Collectors.joining());
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
