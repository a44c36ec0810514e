package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a release must fulfil before it goes.
 *
 * @param name for people
 * @param approvers how many different people must approve, at least {@link #MIN_APPROVERS}
 * @param people who may sign, and how they must be made up
 * @param cadence when
 * @param scripts whether an API token may sign for its user
 * @param rollbackPlan whether a rollback plan must be given
 * @param followUp how long after an emergency the second signature may come, in whole hours
 */
public record Policy(
        String name,
        int approvers,
        Electorate people,
        Cadence cadence,
        boolean scripts,
        boolean rollbackPlan,
        Duration followUp) {

    /** Two sets of eyes: fewer approvals are no sign-off. */
    public static final int MIN_APPROVERS = 2;

    /** More than this is a slip of the keyboard. */
    public static final int MAX_APPROVERS = 100;

    /** How long after an emergency the second signature may come, unless a policy says otherwise. */
    public static final Duration FOLLOW_UP = Duration.ofHours(24);

    /** Where another policy says how long it is. */
    private static final Duration NO_FOLLOW_UP = Duration.ofDays(365);

    /** What holds where nothing is configured: two people, at any time, with a rollback plan. */
    public static final Policy DEFAULT =
            new Policy("default", MIN_APPROVERS, Electorate.ANYBODY, Cadence.ANY_TIME, false, true, FOLLOW_UP);

    /** What a Jenkinsfile adds: more approvers and a cadence, everything else as other policies have it. */
    public static Policy tighter(int approvers, Cadence cadence) {
        return new Policy("Jenkinsfile", approvers, Electorate.ANYBODY, cadence, true, false, NO_FOLLOW_UP);
    }

    public Policy {
        if (approvers < MIN_APPROVERS || approvers > MAX_APPROVERS) {
            throw new IllegalArgumentException("A release needs at least " + MIN_APPROVERS + " and at most "
                    + MAX_APPROVERS + " approvers, not " + approvers + ".");
        }
    }

    /**
     * The people part of a policy.
     *
     * @param signers who may sign; empty for everybody who has the permission
     * @param excluded who may not, even so
     * @param slots parts that must be played
     */
    public record Electorate(Circle signers, Circle excluded, List<Slot> slots) {

        public static final Electorate ANYBODY = new Electorate(Circle.EMPTY, Circle.EMPTY, List.of());

        public Electorate {
            slots = List.copyOf(slots);
        }
    }

    /** All that it demands in one text, equal for equal policies. */
    String text() {
        List<String> demands = new ArrayList<>(List.of(approvers + " people approve"));
        if (!people.signers().isEmpty()) {
            demands.add("of the " + people.signers().text());
        }
        if (!people.excluded().isEmpty()) {
            demands.add("none of the " + people.excluded().text());
        }
        people.slots()
                .forEach(slot -> demands.add(
                        "one for " + slot.name() + ", of the " + slot.people().text()));
        if (!cadence.equals(Cadence.ANY_TIME)) {
            demands.add("cadence " + cadence.text());
        }
        if (!scripts) {
            demands.add("no API token signs");
        }
        if (rollbackPlan) {
            demands.add("with a rollback plan");
        }
        if (!followUp.equals(NO_FOLLOW_UP)) {
            demands.add("after an emergency the second signature within " + followUp.toHours() + " h");
        }
        return name + ": " + String.join("; ", demands);
    }
}
