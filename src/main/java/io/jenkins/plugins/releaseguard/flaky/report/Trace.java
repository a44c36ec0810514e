package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.Serializable;

/** What a report tells of one failed attempt: type, message and stack trace, each cut to a sensible length. */
public final class Trace implements Serializable {
    private static final long serialVersionUID = 1;

    /** Of an attempt of which the report shows nothing but that there was one. */
    public static final Trace NONE = new Trace(false, "", "", "");

    private final boolean error;
    private final String type;
    private final String message;
    private final String text;

    public Trace(boolean error, String type, String message, String text) {
        this.error = error;
        this.type = type;
        this.message = message;
        this.text = text;
    }

    /** Whether it was an {@linkplain Outcome#ERROR error} rather than a failed expectation. */
    public boolean isError() {
        return error;
    }

    public String getType() {
        return type;
    }

    public String getMessage() {
        return message;
    }

    public String getText() {
        return text;
    }

    /** The message, or the first line of the trace: one line for a log. */
    public String headline() {
        String from = message.isBlank() ? text.strip() : message.strip();
        int end = from.indexOf('\n');
        String line = end < 0 ? from : from.substring(0, end).stripTrailing();
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }
}
