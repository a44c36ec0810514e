package io.jenkins.plugins.releaseguard.platform;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Jobs and builds by name: what is stored names a build by the full name of its job and its number. */
public final class Jobs {

    private Jobs() {}

    /** The job of this full name; null if there is none, or the user of this request may not read it. */
    public static @Nullable Job<?, ?> readable(String fullName) {
        Job<?, ?> job = find(fullName);
        return job == null || !job.hasPermission(Item.READ) ? null : job;
    }

    /** Such a build's path from the controller's root, {@code job/deploy/41/}; null as {@link #readable}. */
    public static @Nullable String readableBuildUrl(String fullName, int number) {
        Job<?, ?> job = readable(fullName);
        Run<?, ?> run = job == null ? null : job.getBuildByNumber(number);
        return run == null ? null : run.getUrl();
    }

    /** Such a build, whoever asks; null if there is none (any more). */
    public static @Nullable Run<?, ?> build(String fullName, int number) {
        Job<?, ?> job = find(fullName);
        return job == null ? null : job.getBuildByNumber(number);
    }

    /** Whether such a build goes on, or may go on again after a restart. */
    public static boolean isRunning(String fullName, int number) {
        Run<?, ?> run = build(fullName, number);
        return run != null && run.isBuilding();
    }

    /** Whether there is such a folder now, whoever may see it. */
    public static boolean isFolder(String fullName) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(fullName) instanceof ItemGroup;
        }
    }

    private static @Nullable Job<?, ?> find(String fullName) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(fullName, Job.class);
        }
    }
}
