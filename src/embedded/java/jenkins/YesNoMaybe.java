package jenkins;

/** A boolean with an undecided third value. */
public enum YesNoMaybe {
    YES,
    NO,
    MAYBE;

    /** Null for null and {@link #MAYBE}. */
    public static Boolean toBoolean(YesNoMaybe v) {
        return v == null ? null : v.toBool();
    }

    public Boolean toBool() {
        return switch (this) {
            case YES -> true;
            case NO -> false;
            case MAYBE -> null;
        };
    }
}
