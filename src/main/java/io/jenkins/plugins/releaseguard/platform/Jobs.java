package io.jenkins.plugins.releaseguard.platform;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.StringParameterValue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Jobs and builds by name: what is stored names a build by the full name of its job and its number. */
public final class Jobs {

    private Jobs() {}

    /** The job of this full name; null if there is none, or the user of this request may not read it. */
    public static @Nullable Job<?, ?> readable(String fullName) {
        Job<?, ?> job = find(fullName);
        return job == null || !job.hasPermission(Item.READ) ? null : job;
    }

    /**
     * A job as a build names it: from the folder of its own job, or with a slash in front from the root.
     *
     * @return null if there is none, or whoever the build runs as may not see it
     */
    public static @Nullable Job<?, ?> named(String path, Run<?, ?> build) {
        Authentication who =
                build.getParent() instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
        try (ACLContext ignored = ACL.as2(who)) {
            Job<?, ?> job = Jenkins.get().getItem(path, build.getParent(), Job.class);
            return job == null || !job.hasPermission(Item.READ) ? null : job;
        }
    }

    /** Path of a job or folder from the controller's root; null if there is none, or the user may not read it. */
    public static @Nullable String readableItemUrl(String fullName) {
        Item item = find(fullName, Item.class);
        return item == null || !item.hasPermission(Item.READ) ? null : item.getUrl();
    }

    /** Whether there is such a job or folder, and somebody may read it. */
    static boolean isReadableFor(Authentication who, String fullName) {
        Item item = find(fullName, Item.class);
        return item != null && item.getACL().hasPermission2(who, Item.READ);
    }

    /**
     * Starts a build with parameters.
     *
     * @return why it isn't started; empty if it is
     */
    public static Optional<String> build(String fullName, Map<String, String> parameters) {
        Job<?, ?> job = readable(fullName);
        if (!(job instanceof ParameterizedJobMixIn.ParameterizedJob<?, ?>)) {
            return Optional.of("there is no job '" + fullName + "' that you may see and that can be built");
        }
        if (!job.hasPermission(Item.BUILD)) {
            return Optional.of("you may not build '" + fullName + "'");
        }
        ParametersDefinitionProperty defined = job.getProperty(ParametersDefinitionProperty.class);
        List<ParameterValue> values = new ArrayList<>();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (defined == null || defined.getParameterDefinition(parameter.getKey()) == null) {
                return Optional.of("'" + fullName + "' has no parameter " + parameter.getKey());
            }
            values.add(new StringParameterValue(parameter.getKey(), parameter.getValue()));
        }
        Queue.Item queued = ParameterizedJobMixIn.scheduleBuild2(
                job, 0, new ParametersAction(values), new CauseAction(new Cause.UserIdCause()));
        return queued == null ? Optional.of("'" + fullName + "' can't be built now") : Optional.empty();
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
        return find(fullName, Item.class) instanceof ItemGroup;
    }

    private static @Nullable Job<?, ?> find(String fullName) {
        return find(fullName, Job.class);
    }

    private static <T extends Item> @Nullable T find(String fullName, Class<T> type) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(fullName, type);
        }
    }
}
