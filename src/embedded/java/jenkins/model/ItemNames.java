package jenkins.model;

import hudson.model.Failure;
import java.util.regex.Pattern;

/** Which names jobs and folders may have. */
final class ItemNames {
    private static final Pattern UNSAFE = Pattern.compile("[?*/\\\\%!@#$^&|<>\\[\\]:;]");

    private ItemNames() {}

    static void check(String name) {
        if (name == null || name.isBlank()) {
            throw new Failure("No name is specified");
        }
        if (name.equals(".") || name.equals("..")) {
            throw new Failure("‘" + name + "’ is not an allowed name");
        }
        for (char c : name.toCharArray()) {
            if (Character.isISOControl(c)) {
                throw new Failure("No control code is allowed: " + name);
            }
            if (UNSAFE.matcher(String.valueOf(c)).matches()) {
                throw new Failure("‘" + c + "’ is an unsafe character");
            }
        }
        if (name.endsWith(".")) {
            throw new Failure("A name cannot end with ‘.’");
        }
    }
}
