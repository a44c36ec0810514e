package jenkins;

/** A boolean with an undecided third value. */
public enum YesNoMaybe {
    YES,
    NO,
    MAYBE;
}
