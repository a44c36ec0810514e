package io.jenkins.plugins.releaseguard.lock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/**
 * Any sequence of requests (nested ones, of called builds, of all priorities and permits), releases, cooldowns,
 * departures, moves and closings keeps what {@code docs/invariants.md} promises.
 */
class LockQueuePropertyTest implements WaitGraph.Surroundings {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<LockName> NAMES = LockName.all(List.of("a", "b", "c"));
    private static final LockTerms.Closure CLOSED = new LockTerms.Closure("admin", "maintenance", NOON);

    private final Map<LockName, LockTerms> terms = new HashMap<>();
    private final Map<UUID, LockRequest> requests = new LinkedHashMap<>();
    private final Map<LockName, Long> lastTokens = new HashMap<>();
    private long arrivals;
    private int builds;

    @Property(tries = 10_000)
    void shouldKeepTheInvariants(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
        keepsTheInvariants(seed, steps);
    }

    @Property(tries = 500_000)
    @Tag("endurance")
    void shouldKeepTheInvariantsInRareCases(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
        keepsTheInvariants(seed, steps);
    }

    private void keepsTheInvariants(long seed, int steps) {
        Random random = new Random(seed);
        NAMES.forEach(name -> terms.put(name, new LockTerms(1 + random.nextInt(3), null)));
        for (int step = 0; step < steps; step++) {
            change(random);
            grantWhatMayBe();
            nothingIsExceeded();
        }
        openAll();
        while (!requests.isEmpty()) {
            grantWhatMayBe();
            LockRequest next = requests.values().stream()
                    .filter(LockRequest::isHeld)
                    .filter(request -> requests.values().stream().noneMatch(other -> other.holdsUp(request)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No block can end: " + requests.values()));
            requests.remove(next.id());
        }
    }

    private void change(Random random) {
        if (requests.isEmpty()) {
            request(random);
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1 -> leave(any(random));
            case 2 -> cool(any(random));
            case 3 -> requests.values().removeIf(LockRequest::isCooling);
            case 4 -> move(any(random), random.nextBoolean());
            case 5 -> close(NAMES.get(random.nextInt(NAMES.size())), random.nextBoolean());
            default -> request(random);
        }
    }

    @Override
    public LockQueue competing(List<LockName> names) {
        return queue();
    }

    @Override
    public List<LockRequest> holdingUp(UUID block) {
        return requests.values().stream()
                .filter(request -> !request.isHeld())
                .filter(request -> request.demand().nesting().holdsUp(block))
                .toList();
    }

    private void request(Random random) {
        List<LockName> names =
                NAMES.stream().filter(name -> random.nextBoolean()).toList();
        if (names.isEmpty()) {
            names = List.of(NAMES.get(random.nextInt(NAMES.size())));
        }
        Share share = random.nextInt(3) == 0 ? Share.SHARED : Share.permits(1 + random.nextInt(3));
        int priority = random.nextInt(3) == 0 ? random.nextInt(7) - 3 : 0;
        Nesting nesting = Nesting.NONE;
        Owner owner = new Owner("here", "job", ++builds);
        LockRequest outer = requests.isEmpty() ? null : any(random);
        if (outer != null && outer.isHeld() && !outer.isCooling() && random.nextInt(3) == 0) {
            nesting = random.nextBoolean() ? within(outer) : calledBy(outer);
            owner = nesting.enclosing().isEmpty() ? owner : outer.owner();
        }
        // Each comes minutes after the one before, so that priority is worth something and age, too.
        Turn turn = Turn.after(arrivals, NOON.plus(Duration.ofMinutes(random.nextInt(30))), priority);
        arrivals = turn.arrival();
        Conduct conduct = new Conduct(priority, Duration.ZERO, false, "");
        LockRequest request =
                new LockRequest(new UUID(0, arrivals), owner, new Demand(names, share, nesting, conduct), turn, NOON);
        if (queue().refusal(request).isPresent()) {
            return;
        }
        requests.put(request.id(), request);
        if (!queue().mayGrant(request)
                && new WaitGraph(request, this).deadlock().isPresent()) {
            requests.remove(request.id());
        }
    }

    private static Nesting within(LockRequest outer) {
        List<UUID> enclosing = new ArrayList<>(outer.demand().nesting().enclosing());
        enclosing.add(outer.id());
        return new Nesting(enclosing, outer.demand().nesting().callers());
    }

    private static Nesting calledBy(LockRequest outer) {
        List<UUID> callers = new ArrayList<>(outer.demand().nesting().callers());
        callers.addAll(outer.demand().nesting().enclosing());
        callers.add(outer.id());
        return new Nesting(List.of(), callers);
    }

    /** Given back, timed out, crashed: with the blocks within it, and the builds it called. */
    private void leave(LockRequest leaving) {
        requests.values().removeIf(request -> request.demand().nesting().holdsUp(leaving.id()));
        requests.remove(leaving.id());
    }

    private void cool(LockRequest request) {
        boolean inUse = requests.values().stream()
                .anyMatch(other -> other.demand().nesting().holdsUp(request.id()));
        if (request.isHeld() && !inUse) {
            requests.put(request.id(), request.cooling(NOON));
        }
    }

    private void move(LockRequest request, boolean first) {
        if (request.isHeld()) {
            return;
        }
        long rank = requests.values().stream()
                .mapToLong(other -> other.turn().rank() + (first ? -1 : 1))
                .reduce(first ? Math::min : Math::max)
                .orElseThrow();
        LockRequest moved = request.at(new Turn(rank, request.turn().arrival()));
        requests.put(moved.id(), moved);
        if (new WaitGraph(moved, this).deadlock().isPresent()) {
            requests.put(request.id(), request);
        }
    }

    private void close(LockName name, boolean closed) {
        terms.put(name, new LockTerms(terms.get(name).capacity(), closed ? CLOSED : null));
    }

    private void openAll() {
        NAMES.forEach(name -> close(name, false));
    }

    private void grantWhatMayBe() {
        for (LockRequest request : queue().fitting(NAMES)) {
            assertThat(queue().mayGrant(request)).as("fits: " + request).isTrue();
            request.names().forEach(name -> nobodyIsOvertaken(request, name));
            requests.put(request.id(), request.granted(new Grant(NOON, token(request))));
        }
        assertThat(requests.values())
                .filteredOn(request -> !request.isHeld())
                .as("left waiting")
                .noneMatch(request -> queue().mayGrant(request));
    }

    private long token(LockRequest request) {
        OptionalLong inherited = queue().inheritedToken(request);
        if (inherited.isPresent()) {
            return inherited.getAsLong();
        }
        long token = request.names().stream()
                        .mapToLong(name -> lastTokens.getOrDefault(name, 0L))
                        .max()
                        .orElseThrow()
                + 1;
        request.names().forEach(name -> lastTokens.put(name, token));
        return token;
    }

    /** No two hold what excludes, nor all together more permits than there are; blocks within one another count once. */
    private void nothingIsExceeded() {
        for (LockName name : NAMES) {
            List<LockRequest> holders = requests.values().stream()
                    .filter(LockRequest::isHeld)
                    .filter(request -> request.names(name))
                    .toList();
            Map<UUID, Boolean> families = new HashMap<>();
            holders.forEach(holder ->
                    families.merge(outermost(holder, name), holder.share().isShared(), Boolean::logicalAnd));
            assertThat(families.values().stream().distinct().count())
                    .as("all of %s share or none", holders)
                    .isLessThanOrEqualTo(1);
            Map<UUID, Integer> permits = new HashMap<>();
            holders.stream()
                    .filter(holder -> !holder.share().isShared())
                    .forEach(holder -> permits.merge(
                            outermost(holder, name), holder.share().permits(), Math::max));
            assertThat(permits.values().stream().mapToInt(Integer::intValue).sum())
                    .as("permits of '%s'", name)
                    .isLessThanOrEqualTo(terms.get(name).capacity());
        }
    }

    /** Who goes first and isn't granted would still fit beside it, if it ever fits beside the holders. */
    private void nobodyIsOvertaken(LockRequest request, LockName name) {
        List<LockRequest> before = requests.values().stream()
                .filter(other -> !other.isHeld() && other.names(name))
                .filter(other -> other.turn().isBefore(request.turn()))
                .toList();
        boolean own = requests.values().stream().anyMatch(holder -> holder.names(name) && request.isWithin(holder));
        if (own) {
            return;
        }
        for (LockRequest other : before) {
            boolean fromAround = requests.values().stream()
                    .anyMatch(holder -> holder.isHeld() && holder.names(name) && other.isWithin(holder));
            if (!fromAround) {
                assertThat(other.mode()).as("%s before %s", other, request).isEqualTo(request.mode());
                int both = other.share().permits() + request.share().permits();
                assertThat(request.share().isShared() || both <= terms.get(name).capacity())
                        .as("%s leaves room for %s", request, other)
                        .isTrue();
            }
        }
    }

    /** Of the blocks around that hold this lock, too. */
    private UUID outermost(LockRequest request, LockName name) {
        return request.demand().nesting().enclosing().stream()
                .filter(id -> requests.containsKey(id)
                        && requests.get(id).names(name)
                        && requests.get(id).isHeld())
                .findFirst()
                .orElse(request.id());
    }

    private LockRequest any(Random random) {
        return List.copyOf(requests.values()).get(random.nextInt(requests.size()));
    }

    private LockQueue queue() {
        return new LockQueue(terms, requests.values());
    }
}
