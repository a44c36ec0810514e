package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What the configuration says about one lock.
 *
 * @param description for people; empty, or at most {@value #MAX_DESCRIPTION} characters
 * @param capacity how many permits of it may be out at once, 1 to {@value #MAX_CAPACITY}
 * @param cooldown how long it stays closed after it was given back, zero to a day
 * @param folders full names of the folders whose jobs, at whatever depth, may use it; empty for all jobs
 */
public record DeclaredLock(LockName name, String description, int capacity, Duration cooldown, List<String> folders) {

    public static final int MAX_DESCRIPTION = 500;
    public static final int MAX_CAPACITY = Share.MAX_PERMITS;
    private static final int MAX_FOLDERS = 100;
    private static final int MAX_FOLDER_NAME = 1000;

    /** @throws IllegalArgumentException naming the lock and the offending value */
    public DeclaredLock {
        try {
            checkDescription(description);
            checkCapacity(capacity);
            checkCooldown(cooldown);
            checkFolders(folders);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Lock '" + name + "': " + e.getMessage(), e);
        }
        folders = List.copyOf(folders);
    }

    /** @throws IllegalArgumentException naming the offending value */
    public static void checkDescription(String description) {
        if (description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException("description has " + description.length() + " characters, at most "
                    + MAX_DESCRIPTION + " are allowed");
        }
    }

    /** @throws IllegalArgumentException naming the offending value */
    public static void checkCapacity(int capacity) {
        if (capacity < 1 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity must be 1 to " + MAX_CAPACITY + ", but is " + capacity);
        }
    }

    /** @throws IllegalArgumentException naming the offending value */
    public static void checkCooldown(Duration cooldown) {
        Conduct.checkCooldown(cooldown);
    }

    /** @throws IllegalArgumentException naming the offending value */
    public static void checkFolders(Collection<String> folders) {
        if (folders.size() > MAX_FOLDERS) {
            throw new IllegalArgumentException(
                    folders.size() + " folders are named, at most " + MAX_FOLDERS + " are allowed");
        }
        for (String folder : folders) {
            if (folder.length() > MAX_FOLDER_NAME) {
                throw new IllegalArgumentException("the name of a folder has " + folder.length()
                        + " characters, at most " + MAX_FOLDER_NAME + " are allowed");
            }
            if (folder.isBlank() || List.of(folder.split("/", -1)).contains("")) {
                throw new IllegalArgumentException(
                        "a folder is named by its full name, such as 'team/app', not by '" + folder + "'");
            }
        }
    }

    /** @param job full name of a job */
    public boolean isOpenTo(String job) {
        return folders.isEmpty() || folders.stream().anyMatch(folder -> job.startsWith(folder + "/"));
    }
}
