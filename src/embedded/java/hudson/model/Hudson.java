package hudson.model;

/** The name that the permissions of the whole controller go by, kept from old times. */
public class Hudson {
    private Hudson() {}
}
