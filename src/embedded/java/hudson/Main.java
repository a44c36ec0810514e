package hudson;

/** How this Jenkins was started. */
public class Main {
    /** Set while a test runs: what Jenkins else only complains of is then an error. */
    public static boolean isUnitTest = false;
}
