package hudson.tasks.junit;

/** Cuts what tests print, so that a chatty one doesn't fill memory and disk. */
final class Stdio {

    private static final int HALF_PASSED = 500;
    private static final int HALF_FAILED = 50_000;

    private Stdio() {}

    /** The text, or its beginning and its end if it is long and not to be kept whole. */
    static String keep(String text, boolean failed, StdioRetention retention) {
        int half = failed ? HALF_FAILED : HALF_PASSED;
        boolean whole = retention == StdioRetention.ALL || retention == StdioRetention.FAILED && failed;
        if (text == null || whole || text.length() <= 2 * half) {
            return text;
        }
        int cut = text.length() - 2 * half;
        return text.substring(0, half) + "\n...[truncated " + cut + " chars]...\n"
                + text.substring(text.length() - half);
    }
}
