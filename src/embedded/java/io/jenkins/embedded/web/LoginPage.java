package io.jenkins.embedded.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the login page tells: on a demo, whom one may log in as. */
public final class LoginPage {
    private static final List<DemoUser> DEMO_USERS = new CopyOnWriteArrayList<>();

    /** A user whose password is no secret. */
    public record DemoUser(String name, String password, String role) {
        public String getName() {
            return name;
        }

        public String getPassword() {
            return password;
        }

        public String getRole() {
            return role;
        }
    }

    /** From now on the login page shows this user and its password to everybody. */
    public static void show(DemoUser user) {
        DEMO_USERS.add(user);
    }

    public List<DemoUser> getDemoUsers() {
        return DEMO_USERS;
    }
}
