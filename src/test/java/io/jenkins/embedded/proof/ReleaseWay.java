package io.jenkins.embedded.proof;

import java.util.List;
import java.util.Map;

/**
 * A way that a release can go, step by step. Olivia's builds ask for it; alice, bob and the administrator may sign.
 *
 * @param name also the name of its job
 * @param results of the builds of its candidates in the end, the first first
 */
record ReleaseWay(String name, List<String> results, List<Move> moves) {

    /** What a move does besides the acts of people: a build opens a candidate, or is stopped. */
    static final String OPEN = "open";

    static final String STOP = "stop";

    private static final String LINK = "https://example.org/1";

    /** @param command an act of {@code user}, as addresses name it; or {@link #OPEN}, {@link #STOP} */
    record Move(String user, String command, Map<String, String> inputs) {}

    /** Between them they have every kind of event that people and builds can cause. */
    static List<ReleaseWay> all() {
        Move open = move("olivia", OPEN);
        Move alice = move("alice", "checkIn");
        Move bob = move("bob", "checkIn");
        Move aliceApproves = reasoned("alice", "approve");
        Move bobApproves = reasoned("bob", "approve");
        Move blocker = move(
                "alice",
                "report",
                Map.of("title", "hangs", "severity", "blocker", "steps", "press pay", "production", "no"));
        Move resolve = move("olivia", "resolve", Map.of("issue", "1", "context", "timeout raised"));
        Move close = move("bob", "close", Map.of("issue", "1"));
        return List.of(
                new ReleaseWay(
                        "signed",
                        List.of("SUCCESS"),
                        List.of(
                                open,
                                alice,
                                bob,
                                blocker,
                                resolve,
                                close,
                                aliceApproves,
                                move("olivia", "offerOwnership", Map.of("to", "admin")),
                                move("admin", "takeOwnership"),
                                bobApproves,
                                move("alice", "keep"),
                                move("bob", "keep"))),
                new ReleaseWay(
                        "rejected",
                        List.of("FAILURE"),
                        List.of(open, alice, bob, aliceApproves, reasoned("bob", "reject"))),
                new ReleaseWay(
                        "withdrawn",
                        List.of("SUCCESS"),
                        List.of(
                                open,
                                alice,
                                bob,
                                aliceApproves,
                                reasoned("alice", "withdraw"),
                                bobApproves,
                                aliceApproves,
                                reasoned("bob", "rollBack"),
                                reasoned("alice", "rollBack"),
                                move("bob", "reportEscaped", Map.of("title", "wrong price")))),
                new ReleaseWay(
                        "urgent",
                        List.of("SUCCESS"),
                        List.of(
                                open,
                                move("admin", "declareEmergency", Map.of("reason", "down", "incident", LINK)),
                                bobApproves)),
                new ReleaseWay(
                        "stopped",
                        List.of("ABORTED"),
                        List.of(
                                open,
                                alice,
                                bob,
                                move("alice", "offerPlace", Map.of("to", "admin")),
                                move("admin", "checkIn"),
                                bobApproves,
                                move("admin", STOP))),
                new ReleaseWay(
                        "repeated",
                        List.of("NOT_BUILT", "SUCCESS"),
                        List.of(
                                open,
                                alice,
                                bob,
                                blocker,
                                open,
                                move("olivia", "delegate", Map.of("issue", "1", "to", "admin")),
                                move("admin", "resolve", Map.of("issue", "1", "context", "really raised")),
                                alice,
                                bob,
                                move("alice", "reopen", Map.of("issue", "1", "reason", "still hangs")),
                                resolve,
                                close,
                                aliceApproves,
                                bobApproves)));
    }

    private static Move reasoned(String user, String command) {
        return move(user, command, Map.of("reason", "tested checkout"));
    }

    private static Move move(String user, String command) {
        return move(user, command, Map.of());
    }

    private static Move move(String user, String command, Map<String, String> inputs) {
        return new Move(user, command, inputs);
    }
}
