package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The blocks that can't end before a request's own block has ended.
 *
 * @param enclosing ids of the requests whose blocks this one is in, outermost first: what they hold is its own
 * @param callers ids of the requests in whose blocks a {@code build} step waits for this build, however indirectly:
 *     what they hold is not its own
 */
public record Nesting(List<UUID> enclosing, List<UUID> callers) {

    public static final Nesting NONE = new Nesting(List.of(), List.of());

    public Nesting {
        enclosing = List.copyOf(enclosing);
        callers = List.copyOf(callers);
    }

    /** In these blocks, outermost first, of a build that no other waits for. */
    public static Nesting within(List<UUID> enclosing) {
        return new Nesting(enclosing, List.of());
    }

    public boolean isNone() {
        return enclosing.isEmpty() && callers.isEmpty();
    }

    /** Whether that block can't end before. */
    boolean holdsUp(UUID block) {
        return enclosing.contains(block) || callers.contains(block);
    }

    /** All of them. */
    public Stream<UUID> blocks() {
        return Stream.concat(enclosing.stream(), callers.stream());
    }
}
