package io.jenkins.plugins.releaseguard.signoff.engine;

import static io.jenkins.plugins.releaseguard.signoff.engine.Field.Kind.ISSUE;
import static io.jenkins.plugins.releaseguard.signoff.engine.Field.Kind.LINE;
import static io.jenkins.plugins.releaseguard.signoff.engine.Field.Kind.LINK;
import static io.jenkins.plugins.releaseguard.signoff.engine.Field.Kind.SEEN;
import static io.jenkins.plugins.releaseguard.signoff.engine.Field.Kind.TEXT;
import static io.jenkins.plugins.releaseguard.signoff.engine.Field.Kind.USER;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people can do to a release. */
public enum Act {
    /** Test the release; takes a place that a tester offered, if any. */
    CHECK_IN("checkIn", "I'm testing this", Standing.Right.TEST),
    /** Hand the own place as a tester to another person, who takes it by checking in. */
    OFFER_PLACE(
            "offerPlace",
            "Hand over my place",
            Standing.Right.TEST,
            Field.of(USER, "to", "User", "The id of the person who is to test instead of you.", true)),
    REPORT(
            "report",
            "Report an issue",
            Standing.Right.TEST,
            title(),
            Field.choice(
                    "severity",
                    "Severity",
                    "A blocker keeps everybody from approving.",
                    true,
                    "blocker",
                    "non-blocking"),
            Field.of(TEXT, "steps", "Steps", "How to see it, from the beginning.", true),
            Field.choice(
                    "production", "Reproduced on production", "Needed for a blocker.", false, "yes", "no", "not tried"),
            Field.of(LINK, "recording", "Recording", "A link to a recording or a screenshot.", false),
            Field.of(
                    LINK,
                    "ticket",
                    "Ticket",
                    "A link to its ticket; a non-blocking issue needs one to follow up.",
                    false)),
    /** Let another person resolve an issue. */
    DELEGATE(
            "delegate",
            "Delegate",
            Standing.Right.VIEW,
            issue(),
            Field.of(USER, "to", "User", "The id of the person who is to resolve it.", true)),
    RESOLVE(
            "resolve",
            "Mark as resolved",
            Standing.Right.VIEW,
            issue(),
            Field.of(TEXT, "context", "Context for the next round", "What changed, and what to test again.", true)),
    /** Say that a resolved issue is not. */
    REOPEN("reopen", "Still broken", Standing.Right.TEST, issue(), reason("What still goes wrong.", true)),
    CLOSE(
            "close",
            "Close",
            Standing.Right.TEST,
            issue(),
            Field.of(TEXT, "note", "Note", "What you tested again.", false)),
    OFFER_OWNERSHIP(
            "offerOwnership",
            "Hand over the release",
            Standing.Right.VIEW,
            Field.of(USER, "to", "User", "The id of the person who is to own the release; they have to accept.", true)),
    TAKE_OWNERSHIP("takeOwnership", "Take the release over", Standing.Right.VIEW),
    APPROVE("approve", "Approve", Standing.Right.SIGN, reason("What you looked at.", false), seen()),
    REJECT("reject", "Reject", Standing.Right.SIGN, reason("What is wrong with the release.", true)),
    WITHDRAW("withdraw", "Withdraw my approval", Standing.Right.SIGN, reason("What changed your mind.", true)),
    DECLARE_EMERGENCY(
            "declareEmergency",
            "Release in an emergency",
            Standing.Right.EMERGENCY,
            reason("Why this can't wait.", true),
            Field.of(LINK, "incident", "Incident", "A link to the incident.", true),
            seen()),
    KEEP("keep", "Keep the release", Standing.Right.SIGN, reason("What you saw.", false)),
    ROLL_BACK("rollBack", "Roll the release back", Standing.Right.SIGN, reason("What is wrong in production.", true)),
    REPORT_ESCAPED(
            "reportEscaped",
            "Record a defect found in production",
            Standing.Right.TEST,
            title(),
            Field.of(LINK, "ticket", "Ticket", "A link to its ticket.", false));

    private final String command;
    private final String label;
    private final Standing.Right right;
    private final List<Field> fields;

    Act(String command, String label, Standing.Right right, Field... fields) {
        this.command = command;
        this.label = label;
        this.right = right;
        this.fields = List.of(fields);
    }

    /** The number of the issue that an act is about. */
    private static Field issue() {
        return Field.of(ISSUE, "issue", "Issue", "", true);
    }

    private static Field title() {
        return Field.of(LINE, "title", "Title", "What is wrong, in one line.", true);
    }

    private static Field reason(String hint, boolean required) {
        return Field.of(TEXT, "reason", "Reason", hint, required);
    }

    /** How many entries of the log whoever signs had before them. */
    private static Field seen() {
        return Field.of(SEEN, "seen", "Seen", "", false);
    }

    /** Its name in addresses and for scripts, such as {@code checkIn}. */
    public String command() {
        return command;
    }

    /** For buttons. */
    public String label() {
        return label;
    }

    /** What a person needs in Jenkins to do it. */
    public Standing.Right right() {
        return right;
    }

    /** What is entered with it. */
    public List<Field> fields() {
        return fields;
    }

    /** Whether it says that what is shipped may go. */
    public boolean isApproval() {
        return this == APPROVE || this == DECLARE_EMERGENCY;
    }

    /** What was entered, as it is kept; fields that the act doesn't have are left out. */
    Map<String, String> clean(Map<String, String> inputs) {
        Map<String, String> clean = new LinkedHashMap<>();
        for (Field field : fields) {
            clean.put(field.name(), Field.clean(inputs.getOrDefault(field.name(), "")));
        }
        return clean;
    }

    /** What is wrong with what was entered; empty when it will do. */
    Optional<String> flaw(Map<String, String> clean) {
        return fields.stream()
                .flatMap(field -> field.flaw(clean.getOrDefault(field.name(), "")).stream())
                .findFirst();
    }
}
