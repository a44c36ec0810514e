package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Duration;
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
 * @param followUp how long after an emergency the second signature may come
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

    /** What holds where nothing is configured: two people, at any time, with a rollback plan. */
    public static final Policy DEFAULT =
            new Policy("default", MIN_APPROVERS, Electorate.ANYBODY, Cadence.ANY_TIME, false, true, FOLLOW_UP);

    /** What a Jenkinsfile adds: more approvers and a cadence, everything else as other policies have it. */
    public static Policy tighter(int approvers, Cadence cadence) {
        return new Policy("Jenkinsfile", approvers, Electorate.ANYBODY, cadence, true, false, Duration.ofDays(365));
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

    /** All of it in one text, equal for equal policies. */
    String text() {
        StringBuilder text = new StringBuilder(name)
                .append(": ")
                .append(approvers)
                .append(" approvers; signers ")
                .append(people.signers().text())
                .append("; excluded ")
                .append(people.excluded().text());
        people.slots()
                .forEach(slot -> text.append("; slot ")
                        .append(slot.name())
                        .append(' ')
                        .append(slot.people().text()));
        return text.append("; cadence ")
                .append(cadence.text())
                .append(scripts ? "; tokens may sign" : "; tokens may not sign")
                .append(rollbackPlan ? "; rollback plan required" : "; rollback plan optional")
                .append("; second signature of an emergency within ")
                .append(followUp)
                .toString();
    }
}
