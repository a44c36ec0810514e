package hudson.tasks.junit;

import java.util.Locale;

/** Which tests keep all that they printed; of the others only the beginning and the end are kept. */
public enum StdioRetention {
    /** Every test. */
    ALL,
    /** Failed tests. */
    FAILED,
    /** No test. */
    NONE;

    public static final StdioRetention DEFAULT = NONE;

    public static StdioRetention fromKeepLongStdio(boolean keepLongStdio) {
        return keepLongStdio ? ALL : DEFAULT;
    }

    /** The constant of this name in any case, {@link #DEFAULT} for null or an unknown name. */
    public static StdioRetention parse(String retention) {
        if (retention != null) {
            for (StdioRetention value : values()) {
                if (value.name().equals(retention.toUpperCase(Locale.ENGLISH))) {
                    return value;
                }
            }
        }
        return DEFAULT;
    }
}
