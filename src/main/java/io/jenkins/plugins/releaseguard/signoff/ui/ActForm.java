package io.jenkins.plugins.releaseguard.signoff.ui;

import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Field;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One act as a page offers it to the current user, or says why it doesn't. */
public final class ActForm {

    private final Act act;
    private final String label;
    private final @Nullable String barrier;
    private final int issue;
    private final int entries;
    private final boolean reasonNeeded;

    /**
     * @param issue number of the issue it is about; 0 if it is about none
     * @param entries how many entries of the log the page shows
     */
    ActForm(Act act, @Nullable String barrier, int issue, int entries) {
        this(act, act.label(), barrier, issue, entries, false);
    }

    private ActForm(Act act, String label, @Nullable String barrier, int issue, int entries, boolean reasonNeeded) {
        this.act = act;
        this.label = label;
        this.barrier = barrier;
        this.issue = issue;
        this.entries = entries;
        this.reasonNeeded = reasonNeeded;
    }

    /** With other words on its button. */
    ActForm labelled(String words) {
        return new ActForm(act, words, barrier, issue, entries, reasonNeeded);
    }

    /** With a reason that has to be given this time. */
    ActForm needingReason() {
        return new ActForm(act, label, barrier, issue, entries, true);
    }

    /** The last part of its address. */
    public String getCommand() {
        return act.command();
    }

    public String getLabel() {
        return label;
    }

    /** Why the current user can't do it now; null when they can. */
    public @Nullable String getBarrier() {
        return barrier;
    }

    public boolean isOffered() {
        return barrier == null;
    }

    /** Unique on its page. */
    public String getId() {
        return act.command() + (issue == 0 ? "" : "-" + issue);
    }

    public int getIssue() {
        return issue;
    }

    /** How many entries of the log the page shows, for acts that are about just these; 0 for others. */
    public int getSeen() {
        return act.fields().stream().anyMatch(field -> field.kind() == Field.Kind.SEEN) ? entries : 0;
    }

    /** Whether a button alone will do, since there is nothing to enter. */
    public boolean isBare() {
        return getFields().isEmpty();
    }

    /** For the button: {@code primary}, {@code destructive} or empty. */
    public String getTone() {
        return switch (act) {
            case APPROVE, CHECK_IN, TAKE_OWNERSHIP, KEEP -> "primary";
            case REJECT, WITHDRAW, ROLL_BACK, DECLARE_EMERGENCY -> "destructive";
            default -> "";
        };
    }

    /** What the user enters; what is hidden goes along. */
    public List<FieldView> getFields() {
        return act.fields().stream()
                .filter(field -> !field.kind().isHidden())
                .map(field -> new FieldView(
                        field,
                        getId(),
                        field.required() || (reasonNeeded && field.name().equals("reason"))))
                .toList();
    }

    /** One thing to enter. */
    public static final class FieldView {

        private final Field field;
        private final String form;
        private final boolean required;

        FieldView(Field field, String form, boolean required) {
            this.field = field;
            this.form = form;
            this.required = required;
        }

        public String getName() {
            return field.name();
        }

        /** Unique on its page. */
        public String getId() {
            return form + "-" + field.name();
        }

        public String getLabel() {
            return field.label();
        }

        public String getHint() {
            return field.hint();
        }

        public boolean isRequired() {
            return required;
        }

        public int getMax() {
            return field.kind().max();
        }

        /** {@code line}, {@code text}, {@code link}, {@code user} or {@code choice}. */
        public String getKind() {
            return field.kind().name().toLowerCase(Locale.ROOT);
        }

        public List<String> getChoices() {
            return field.choices();
        }
    }
}
