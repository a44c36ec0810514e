package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who has which part in a release. Built by reading a log from its beginning. */
public final class Crew {

    /** Testing begins when so many testers are there. */
    public static final int TESTERS = 2;

    private final List<Person> starters = new ArrayList<>();
    private final List<Person> owners = new ArrayList<>();
    private final Map<String, Person> testers = new LinkedHashMap<>();
    private final Map<String, Person> offeredPlaces = new LinkedHashMap<>();
    private List<Person> authors = List.of();
    private List<Person> ownersBefore = List.of();
    private @Nullable Person nextOwner;

    Crew() {}

    void read(Event event) {
        Fields fields = event.fields();
        switch (event.kind()) {
            case OPENED -> {
                Person requester = fields.person("requester");
                if (requester != null) {
                    starters.add(requester);
                }
                starters.addAll(fields.people("starter"));
                authors = fields.people("author");
                ownersBefore = fields.people("ownedBefore");
                Person owner = fields.person("owner");
                if (owner != null) {
                    owners.add(owner);
                }
            }
            case CHECKED_IN -> checkIn(event.author());
            case PLACE_OFFERED -> {
                Person to = fields.person("to");
                if (to != null) {
                    offeredPlaces.put(event.author().key(), to);
                }
            }
            case OWNERSHIP_OFFERED -> nextOwner = fields.person("to");
            case OWNERSHIP_TAKEN -> {
                owners.add(event.author());
                nextOwner = null;
                leave(event.author().key());
            }
            default -> {
                // Changes nobody's part.
            }
        }
    }

    private void checkIn(Person person) {
        offeredPlaces.entrySet().stream()
                .filter(offer -> offer.getValue().is(person))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(this::leave);
        testers.put(person.key(), person);
    }

    private void leave(String tester) {
        testers.remove(tester);
        offeredPlaces.remove(tester);
    }

    /** Who started the build; null when no person did. */
    public @Nullable Person requester() {
        return starters.isEmpty() ? null : starters.get(0);
    }

    /** All who started the build: several may, before the queue begins it. */
    public List<Person> starters() {
        return List.copyOf(starters);
    }

    /** Whose release it is now; null while it is nobody's. */
    public @Nullable Person owner() {
        return owners.isEmpty() ? null : owners.get(owners.size() - 1);
    }

    /** All who owned it, the first first. */
    public List<Person> owners() {
        return List.copyOf(owners);
    }

    /** All who owned an earlier candidate of its version. */
    public List<Person> ownersBefore() {
        return ownersBefore;
    }

    /** All who owned it or an earlier candidate of its version, each once. */
    List<Person> everyOwner() {
        Map<String, Person> everybody = new LinkedHashMap<>();
        Stream.concat(ownersBefore.stream(), owners.stream())
                .forEach(person -> everybody.putIfAbsent(person.key(), person));
        return List.copyOf(everybody.values());
    }

    /** To whom it was offered; null if to nobody. */
    public @Nullable Person nextOwner() {
        return nextOwner;
    }

    public List<Person> authors() {
        return authors;
    }

    /** Who checked in, the first first. */
    public List<Person> testers() {
        return List.copyOf(testers.values());
    }

    public boolean isTester(Person person) {
        return testers.containsKey(person.key());
    }

    public boolean isOwner(Person person) {
        Person owner = owner();
        return owner != null && owner.is(person);
    }

    /** Who wants to hand their place to whom. */
    public Map<Person, Person> offeredPlaces() {
        Map<Person, Person> offers = new LinkedHashMap<>();
        offeredPlaces.forEach((from, to) -> {
            Person tester = testers.get(from);
            if (tester != null) {
                offers.put(tester, to);
            }
        });
        return offers;
    }

    /** Owners, who started the build, testers, and to whom such a part is offered; some of them more than once. */
    List<Person> people() {
        List<Person> people = new ArrayList<>(owners);
        people.addAll(starters);
        people.addAll(testers.values());
        people.addAll(offeredPlaces.values());
        if (nextOwner != null) {
            people.add(nextOwner);
        }
        return people;
    }

    /** Why testing can't begin; empty when two are there. */
    public Optional<String> absence() {
        return switch (testers.size()) {
            case 0 -> Optional.of("Nobody tests this release yet; two testers have to check in first.");
            case 1 ->
                Optional.of("Only " + testers.values().iterator().next().display()
                        + " tests this release; a second tester has to check in first.");
            default -> Optional.empty();
        };
    }

    /** Why a person can neither test nor sign, whatever they are allowed: they had a hand in it; empty otherwise. */
    public Optional<String> involvement(Person person) {
        if (starters.stream().anyMatch(person::is)) {
            return Optional.of(person.display() + " started the build");
        }
        if (isOwner(person)) {
            return Optional.of(person.display() + " owns this release");
        }
        if (owners.stream().anyMatch(person::is)) {
            return Optional.of(person.display() + " owned this release before");
        }
        if (ownersBefore.stream().anyMatch(person::is)) {
            return Optional.of(person.display() + " owned an earlier candidate of this version");
        }
        return authors.stream().anyMatch(person::is)
                ? Optional.of(person.display() + " is an author of its commits")
                : Optional.empty();
    }
}
