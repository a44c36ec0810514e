package hudson.tasks.junit;

import java.util.Map;

/** A {@code testcase} element while it is read. */
final class ReportedCase {

    private final String className;
    private final String name;
    private final float duration;
    private boolean failed;
    private boolean skipped;
    private String message;
    private String trace;

    String out;
    String err;
    Map<String, String> properties = Map.of();

    ReportedCase(String className, String name, String time) {
        this.className = className;
        this.name = name == null ? "" : name;
        this.duration = seconds(time);
    }

    /** Only the first failure counts: others tend to follow from it. */
    void fail(String failureMessage, String failureTrace) {
        if (!failed) {
            failed = true;
            message = failureMessage;
            trace = failureTrace;
        }
    }

    void skip(String reason) {
        skipped = true;
        message = reason;
    }

    boolean failed() {
        return failed && !skipped;
    }

    CaseResult toResult(SuiteResult suite, StdioRetention retention, boolean keepTestNames) {
        CaseResult result = new CaseResult(
                suite,
                className,
                name,
                failed() ? message : null,
                null,
                duration,
                Stdio.keep(out, failed(), retention),
                Stdio.keep(err, failed(), retention),
                failed() ? trace : null);
        if (skipped) {
            result.markSkipped(message);
        }
        result.setProperties(properties);
        result.setKeepTestNames(keepTestNames);
        return result;
    }

    /** Reads 1.5 as well as 1,234.5; what isn't a number is 0. */
    private static float seconds(String time) {
        if (time == null) {
            return 0;
        }
        try {
            float seconds = Float.parseFloat(time.replace(",", ""));
            return Float.isNaN(seconds) ? 0 : seconds;
        } catch (NumberFormatException x) {
            return 0;
        }
    }
}
