package io.jenkins.plugins.releaseguard.lock.step;

import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.util.List;

/** Where a lock's name means the same lock. */
enum Scope {
    /** In all jobs. */
    GLOBAL {
        @Override
        List<LockName> resolve(List<LockName> names, String folder) {
            return names;
        }
    },
    /** In the jobs of one folder, or the branches of one multibranch project. */
    FOLDER {
        @Override
        List<LockName> resolve(List<LockName> names, String folder) {
            return names.stream()
                    .map(name -> LockName.inFolder(folder, name))
                    .sorted()
                    .toList();
        }
    };

    /**
     * @param names as the Jenkinsfile gives them
     * @param folder full name of what the job is in; empty at the top level, whose locks have plain names
     * @throws IllegalArgumentException if the names get too long
     */
    abstract List<LockName> resolve(List<LockName> names, String folder);

    /** For a form. */
    static ListBoxModel choices() {
        return Choice.items(
                Choice.option("global: the same lock in all jobs", GLOBAL),
                Choice.option("folder: a lock of the job's own folder", FOLDER));
    }
}
