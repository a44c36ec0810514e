package jenkins.management;

import java.util.Locale;

/** A short remark on a link: how many things behind it want attention, and how badly. */
public class Badge {
    private final String text;
    private final String tooltip;
    private final Severity severity;

    public Badge(String text, String tooltip, Severity severity) {
        this.text = text;
        this.tooltip = tooltip;
        this.severity = severity;
    }

    public String getText() {
        return text;
    }

    public String getTooltip() {
        return tooltip;
    }

    /** In lower case, as style classes want it. */
    public String getSeverity() {
        return severity.toString().toLowerCase(Locale.ROOT);
    }

    /** How much attention a badge asks for. */
    public enum Severity {
        DANGER,
        WARNING,
        INFO
    }
}
