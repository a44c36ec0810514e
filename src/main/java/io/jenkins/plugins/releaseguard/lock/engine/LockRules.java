package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the configuration says about locks ahead of any request.
 *
 * @param declared each name once
 * @param undeclaredAllowed whether other names may be used, too
 * @param defaultTimeout how long a step waits that doesn't say; zero for as long as it takes
 */
public record LockRules(List<DeclaredLock> declared, boolean undeclaredAllowed, Duration defaultTimeout) {

    public static final Duration MAX_TIMEOUT = Duration.ofDays(365);

    /** Nothing is declared and everything allowed. */
    public static final LockRules NONE = new LockRules(List.of(), true, Duration.ZERO);

    private static final int SHOWN_NAMES = 10;

    /** @throws IllegalArgumentException if a name is declared twice, or the timeout is out of bounds */
    public LockRules {
        declared = List.copyOf(declared);
        Set<LockName> seen = new HashSet<>();
        for (DeclaredLock lock : declared) {
            if (!seen.add(lock.name())) {
                throw new IllegalArgumentException("Lock '" + lock.name() + "' is declared twice");
            }
        }
        checkTimeout(defaultTimeout);
    }

    /** @throws IllegalArgumentException naming the offending value */
    public static void checkTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("the default timeout must be 0 to " + MAX_TIMEOUT.toMinutes()
                    + " minutes, but is " + timeout.toMinutes());
        }
    }

    public Optional<DeclaredLock> declared(LockName name) {
        return declared.stream().filter(lock -> lock.name().equals(name)).findFirst();
    }

    /** What is declared about these locks. */
    public Declared about(Collection<LockName> names) {
        return new Declared(declared.stream()
                .filter(lock -> names.contains(lock.name()))
                .collect(Collectors.toMap(DeclaredLock::name, Function.identity())));
    }

    /**
     * Whether builds of a job may ask for these locks.
     *
     * @param job full name of the job
     * @throws LockRefusedException if not; it says who may
     */
    public void check(Collection<LockName> names, String job) {
        for (LockName name : names) {
            Optional<DeclaredLock> lock = declared(name);
            if (lock.isEmpty() && !undeclaredAllowed) {
                throw new LockRefusedException(
                        "Lock '" + name + "' isn't declared, and only declared locks may be used: " + namesFor(job)
                                + ". An administrator can declare it in the system configuration.");
            }
            if (lock.isPresent() && !lock.get().isOpenTo(job)) {
                throw new LockRefusedException("Lock '" + name + "' may be used by jobs in "
                        + lock.get().folders().stream().map(LockRules::quoted).collect(Collectors.joining(", "))
                        + " only, not by '" + job + "'");
            }
        }
    }

    private String namesFor(String job) {
        List<String> open = declared.stream()
                .filter(lock -> lock.isOpenTo(job))
                .map(lock -> quoted(lock.name().value()))
                .sorted()
                .toList();
        String shown = open.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", "));
        if (open.isEmpty()) {
            return "there is none for this job";
        }
        return open.size() > SHOWN_NAMES ? shown + " and " + (open.size() - SHOWN_NAMES) + " more" : shown;
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
