package io.jenkins.plugins.releaseguard.signoff.engine;

import org.jspecify.annotations.Nullable;

/** Tells entries of a log in words, each in one line however it was entered. */
public final class Narration {

    private static final int LONGEST = 1000;

    private Narration() {}

    /** Such as {@code approved by Alice Ash (alice): tested checkout}. */
    public static String tell(LogEntry entry) {
        Event event = entry.event();
        Fields fields = event.fields();
        String by = event.by() == null ? "" : " by " + event.by().display();
        String issue = "issue " + fields.text("issue");
        String text = switch (event.kind()) {
            case OPENED -> "opened for " + fields.text("job") + " #" + fields.text("build");
            case ISSUE_TAKEN_OVER -> issue + " taken over from the candidate before: " + fields.text("title");
            case CHECKED_IN -> "testing begun" + by;
            case PLACE_OFFERED -> "place as a tester offered to " + display(fields.person("to")) + by;
            case ISSUE_REPORTED ->
                issue + " (" + fields.text("severity") + ") reported" + by + ": " + fields.text("title");
            case ISSUE_DELEGATED -> issue + " delegated to " + display(fields.person("to")) + by;
            case ISSUE_RESOLVED -> issue + " resolved" + by + because(fields.text("context"));
            case ISSUE_REOPENED -> issue + " opened again" + by + because(fields.text("reason"));
            case ISSUE_CLOSED -> issue + " closed" + by + because(fields.text("note"));
            case ROUND_OPENED -> "round " + fields.text("round") + " begun";
            case OWNERSHIP_OFFERED -> "offered to " + display(fields.person("to")) + by;
            case OWNERSHIP_TAKEN -> "taken over" + by;
            case APPROVED -> "approved" + by + because(fields.text("reason"));
            case REJECTED -> "rejected" + by + because(fields.text("reason"));
            case WITHDRAWN -> "approval withdrawn" + by + because(fields.text("reason"));
            case VOIDED -> "approval of " + display(fields.person("of")) + " void" + because(fields.text("reason"));
            case POLICY_CHANGED -> "policy changed" + because(fields.text("policy"));
            case ARTIFACTS_CHANGED -> "artifacts exchanged";
            case EMERGENCY ->
                "emergency declared" + by + because(fields.text("reason")) + " " + fields.text("incident");
            case GATE_OPENED -> "gate opened";
            case ABORTED -> "aborted" + because(fields.text("reason"));
            case SUPERSEDED -> "superseded" + because(fields.text("reason"));
            case BREACHED -> "in breach" + because(fields.text("reason"));
            case VERIFICATION_BEGUN -> "verification begun by " + fields.text("job") + " #" + fields.text("build");
            case VERIFIED -> "verified: " + Verification.summary(fields);
            case VERIFICATION_ABANDONED -> "no build waits for the decision any more" + because(fields.text("reason"));
            case KEPT -> "to be kept, says" + by.replace(" by", "") + because(fields.text("reason"));
            case ROLLED_BACK -> "rolled back" + by + because(fields.text("reason"));
            case OUTCOME_CONFIRMED -> "decision confirmed" + by + because(fields.text("reason"));
            case JOB_RENAMED -> "job " + fields.text("from") + " renamed to " + fields.text("to");
            case UNREADABLE -> "can't be read: changed by other hands than Release Guard's";
            case DEFECT_ESCAPED -> "defect found in production, recorded" + by + ": " + fields.text("title");
        };
        return oneLine(text);
    }

    private static String display(@Nullable Person person) {
        return person == null ? "nobody" : person.display();
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }

    /** What people wrote, so that it can't pass for another line of a log: no line ends, no marks that turn its direction. */
    public static String oneLine(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ")
                .replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
