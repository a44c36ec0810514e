package io.jenkins.plugins.releaseguard.lock.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.constraints.IntRange;

/** Any sequence of requests, nested ones too, releases and departures keeps what {@code docs/invariants.md} promises. */
class LockQueuePropertyTest implements WaitGraph.Surroundings {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<LockName> NAMES = LockName.all(List.of("a", "b", "c"));

    private final Map<UUID, LockRequest> requests = new LinkedHashMap<>();
    private final Map<LockName, Long> lastTokens = new HashMap<>();
    private long arrivals;

    @Property(tries = 500)
    void shouldKeepTheInvariants(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
        Random random = new Random(seed);
        for (int step = 0; step < steps; step++) {
            if (requests.isEmpty() || random.nextInt(5) < 3) {
                request(random);
            } else {
                leave(any(random));
            }
            grantWhatMayBe();
            noTwoHoldWhatExcludes();
        }
        while (!requests.isEmpty()) {
            LockRequest holder = requests.values().stream()
                    .filter(LockRequest::isHeld)
                    .filter(request -> requests.values().stream().noneMatch(other -> other.isWithin(request)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No block can end: " + requests.values()));
            List<UUID> next = leave(holder);
            List<UUID> granted = grantWhatMayBe();
            assertThat(next).as("woken").containsAll(granted);
        }
    }

    @Override
    public LockQueue competing(List<LockName> names) {
        return queue();
    }

    @Override
    public List<LockRequest> ofOwner(Owner owner) {
        return requests.values().stream()
                .filter(request -> request.owner().equals(owner))
                .toList();
    }

    private void request(Random random) {
        List<LockName> names =
                NAMES.stream().filter(name -> random.nextBoolean()).toList();
        if (names.isEmpty()) {
            names = List.of(NAMES.get(random.nextInt(NAMES.size())));
        }
        LockMode mode = random.nextBoolean() ? LockMode.SHARED : LockMode.EXCLUSIVE;
        List<UUID> around = new ArrayList<>();
        Owner owner = new Owner("here", "job", (int) arrivals + 1);
        if (!requests.isEmpty() && random.nextInt(4) == 0) {
            LockRequest outer = any(random);
            if (outer.isHeld()) {
                around.addAll(outer.demand().enclosing());
                around.add(outer.id());
                owner = outer.owner();
            }
        }
        LockRequest request =
                new LockRequest(new UUID(0, ++arrivals), arrivals, owner, new Demand(names, mode, around), NOON, null);
        requests.put(request.id(), request);
        try {
            queue().checkUpgrade(request);
            if (!queue().mayGrant(request)) {
                new WaitGraph(this).checkDeadlock(request);
            }
        } catch (LockRefusedException e) {
            requests.remove(request.id());
        }
    }

    /** With the blocks within it, which a build ends first. */
    private List<UUID> leave(LockRequest leaving) {
        requests.values().removeIf(request -> request.isWithin(leaving));
        requests.remove(leaving.id());
        return queue().next(NAMES);
    }

    private List<UUID> grantWhatMayBe() {
        List<UUID> granted = new ArrayList<>();
        for (LockRequest request : List.copyOf(requests.values())) {
            if (request.isHeld() || !queue().mayGrant(request)) {
                continue;
            }
            try {
                queue().checkUpgrade(request);
            } catch (LockRefusedException e) {
                requests.remove(request.id());
                continue;
            }
            nobodyIsOvertaken(request);
            requests.put(request.id(), request.granted(new Grant(NOON, token(request))));
            granted.add(request.id());
        }
        return granted;
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

    private void noTwoHoldWhatExcludes() {
        List<LockRequest> held =
                requests.values().stream().filter(LockRequest::isHeld).toList();
        for (LockRequest one : held) {
            for (LockRequest other : held) {
                if (!isOneBuild(one, other) && one.excludes(other)) {
                    assertThat(one.names()).as("%s and %s", one, other).doesNotContainAnyElementsOf(other.names());
                }
            }
        }
    }

    private void nobodyIsOvertaken(LockRequest request) {
        if (request.demand().enclosing().isEmpty()) {
            assertThat(requests.values())
                    .filteredOn(other -> !other.isHeld() && other.arrival() < request.arrival())
                    .filteredOn(other -> other.excludes(request))
                    .allSatisfy(other -> assertThat(other.names()).doesNotContainAnyElementsOf(request.names()));
        }
    }

    private static boolean isOneBuild(LockRequest one, LockRequest other) {
        return outermost(one).equals(outermost(other));
    }

    private static UUID outermost(LockRequest request) {
        return request.demand().enclosing().isEmpty()
                ? request.id()
                : request.demand().enclosing().get(0);
    }

    private LockRequest any(Random random) {
        return List.copyOf(requests.values()).get(random.nextInt(requests.size()));
    }

    private LockQueue queue() {
        return new LockQueue(requests.values());
    }
}
