package io.jenkins.plugins.releaseguard.config;

import hudson.model.Failure;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import java.util.List;

/** What is wrong with the configuration, told to whoever makes it. */
final class Checks {

    private Checks() {}

    /**
     * Says what a check throws, to an administrator who is typing.
     *
     * @param check throws {@link IllegalArgumentException} if the value is wrong
     */
    static FormValidation of(Runnable check) {
        GuardPermissions.checkAdministrator();
        try {
            check.run();
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(capitalized(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Says what is wrong with the names of folders, to an administrator who is typing; warns of those that there aren't.
     *
     * @param names full names
     */
    static FormValidation ofFolders(List<String> names) {
        FormValidation checked = of(() -> DeclaredLock.checkFolders(names));
        List<String> missing =
                names.stream().filter(name -> !Jobs.isFolder(name)).toList();
        return checked.kind != FormValidation.Kind.OK || missing.isEmpty()
                ? checked
                : FormValidation.warning("There is no folder '" + String.join("', '", missing) + "' now");
    }

    /**
     * Turns what a check throws into what a form's answer and a configuration file's error show.
     *
     * @param check throws {@link IllegalArgumentException} if the value is wrong
     * @throws Failure then
     */
    static void refuse(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new Failure(capitalized(String.valueOf(e.getMessage())));
        }
    }

    /** @throws IllegalArgumentException naming what isn't a whole number */
    static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a whole number is needed, not '" + text + "'", e);
        }
    }

    private static String capitalized(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }
}
