package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All the policies that hold for one release. Each of them must be fulfilled, so one more only tightens.
 *
 * @param all at least one
 */
public record Policies(List<Policy> all) {

    public static final Policies DEFAULT = new Policies(List.of(Policy.DEFAULT));

    public Policies {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("At least one policy must hold.");
        }
    }

    /** With one more. */
    public Policies and(Policy policy) {
        List<Policy> more = new ArrayList<>(all);
        more.add(policy);
        return new Policies(more);
    }

    public int approvers() {
        return all.stream().mapToInt(Policy::approvers).max().orElse(Policy.MIN_APPROVERS);
    }

    /** All slots, each named with its policy, since two policies may have slots of one name. */
    public List<Slot> slots() {
        return all.stream()
                .flatMap(policy -> policy.people().slots().stream()
                        .map(slot -> new Slot(policy.name() + "/" + slot.name(), slot.people())))
                .toList();
    }

    /** Keys of the users who are named as signers, in person: for slots too, but not by a group. */
    public Set<String> namedSigners() {
        return all.stream()
                .map(Policy::people)
                .flatMap(people -> Stream.concat(
                        Stream.of(people.signers()), people.slots().stream().map(Slot::people)))
                .flatMap(circle -> circle.users().stream())
                .collect(Collectors.toSet());
    }

    public boolean rollbackPlan() {
        return rollbackPlanBarrier().isPresent();
    }

    /** Why nothing is signed that has no rollback plan; empty when it may be. */
    Optional<String> rollbackPlanBarrier() {
        return all.stream()
                .filter(Policy::rollbackPlan)
                .findFirst()
                .map(policy -> "The policy '" + policy.name() + "' demands a rollback plan.");
    }

    public Duration followUp() {
        return all.stream().map(Policy::followUp).min(Duration::compareTo).orElse(Policy.FOLLOW_UP);
    }

    /** Why this person may not sign under these policies; empty when they may. */
    public Optional<String> barrier(Standing standing) {
        for (Policy policy : all) {
            String display = standing.person().display();
            if (policy.people().excluded().has(standing)) {
                return Optional.of("The policy '" + policy.name() + "' keeps " + display + " from signing.");
            }
            if (!policy.people().signers().isEmpty()
                    && !policy.people().signers().has(standing)) {
                return Optional.of("The policy '" + policy.name() + "' doesn't name " + display
                        + ", nor a group of theirs, among those who sign ("
                        + policy.people().signers().text() + ").");
            }
        }
        return Optional.empty();
    }

    /** Why a token may not sign for its user; empty when it may. */
    public Optional<String> scriptBarrier() {
        return all.stream()
                .filter(policy -> !policy.scripts())
                .findFirst()
                .map(policy -> "The policy '" + policy.name()
                        + "' lets no API token sign; log in with a browser and sign there.");
    }

    /** Why nothing is signed now; empty when something may be. */
    public Optional<String> closed(Instant now) {
        return all.stream()
                .flatMap(policy -> policy.cadence().refusal(now).stream())
                .findFirst();
    }

    /** The names of the slots that this person can fill. */
    public Set<String> fills(Standing standing) {
        Set<String> names = new HashSet<>();
        slots().stream().filter(slot -> slot.people().has(standing)).forEach(slot -> names.add(slot.name()));
        return names;
    }

    /**
     * The slots that stay empty when everybody takes the one where they help most.
     *
     * @param signers for each who signed, the slots they can fill
     */
    public List<String> unfilled(List<Set<String>> signers) {
        List<Slot> slots = slots();
        Map<Integer, Integer> filledBy = new HashMap<>();
        List<String> open = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (!fill(slots, slot, signers, filledBy, new HashSet<>())) {
                open.add(slots.get(slot).name());
            }
        }
        return open;
    }

    /** Finds somebody for a slot, if need be by moving others on to another one (an augmenting path). */
    private static boolean fill(
            List<Slot> slots, int slot, List<Set<String>> signers, Map<Integer, Integer> filledBy, Set<Integer> seen) {
        for (int signer = 0; signer < signers.size(); signer++) {
            if (!signers.get(signer).contains(slots.get(slot).name()) || !seen.add(signer)) {
                continue;
            }
            Integer other = filledBy.get(signer);
            if (other == null || fill(slots, other, signers, filledBy, seen)) {
                filledBy.put(signer, slot);
                return true;
            }
        }
        return false;
    }

    /** All of them in one text, equal for equal policies. */
    public String text() {
        return String.join("\n", all.stream().map(Policy::text).toList());
    }
}
