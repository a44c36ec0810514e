package hudson.model;

import java.util.UUID;

/** Marks the processes of this run of the controller, so that they are found when a build is aborted. */
final class ServerCookie {
    private static final String VALUE = UUID.randomUUID().toString();

    private ServerCookie() {}

    static String get() {
        return VALUE;
    }
}
