package io.jenkins.plugins.releaseguard.lock.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code releaseLock(name: 'site', timeout: 10) { ... }}: takes one or several locks, runs the block, and gives them
 * back, however the block ends.
 */
public class ReleaseLockStep extends Step implements Serializable {

    static final int DEFAULT_POLL_SECONDS = 5;
    static final String DEFAULT_VARIABLE = "RELEASE_LOCK_TOKEN";

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final long serialVersionUID = 1L;

    private final @Nullable String name;
    private List<String> names = List.of();
    private String mode = LockMode.EXCLUSIVE.toString();
    private int timeout;
    private String onTimeout = OnTimeout.FAIL.toString();
    private TimeUnit unit = TimeUnit.MINUTES;
    private int poll = DEFAULT_POLL_SECONDS;
    private String variable = DEFAULT_VARIABLE;

    /** @param name the lock; null when only {@code names} are given */
    @DataBoundConstructor
    public ReleaseLockStep(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getName() {
        return name;
    }

    /** Further locks, taken together with {@link #getName} or not at all. */
    public List<String> getNames() {
        return names;
    }

    @DataBoundSetter
    public void setNames(@Nullable List<String> names) {
        this.names = names == null ? List.of() : new ArrayList<>(names);
    }

    /** {@code exclusive}, or {@code shared} with other blocks that take it shared. */
    public String getMode() {
        return mode;
    }

    @DataBoundSetter
    public void setMode(String mode) {
        this.mode = mode;
    }

    /** How many {@link #getUnit units} to wait before the step fails; 0 for as long as it takes. */
    public int getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(int timeout) {
        this.timeout = timeout;
    }

    /** {@code fail}, or {@code skip}: leave the block out and return {@code false}. */
    public String getOnTimeout() {
        return onTimeout;
    }

    @DataBoundSetter
    public void setOnTimeout(String onTimeout) {
        this.onTimeout = onTimeout;
    }

    public TimeUnit getUnit() {
        return unit;
    }

    @DataBoundSetter
    public void setUnit(TimeUnit unit) {
        this.unit = unit;
    }

    /** Seconds until a waiting build looks again at the latest; at least 1. */
    public int getPoll() {
        return poll;
    }

    @DataBoundSetter
    public void setPoll(int poll) {
        this.poll = poll;
    }

    /** The environment variable that tells the block the number of its grant. */
    public String getVariable() {
        return variable;
    }

    @DataBoundSetter
    public void setVariable(String variable) {
        this.variable = variable;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        List<String> all = new ArrayList<>(names);
        if (name != null) {
            all.add(name);
        }
        try {
            if (timeout < 0) {
                throw new IllegalArgumentException("timeout must not be negative, but is " + timeout);
            }
            if (poll < 1) {
                throw new IllegalArgumentException("poll must be at least 1 second, but is " + poll);
            }
            if (!VARIABLE.matcher(variable).matches()) {
                throw new IllegalArgumentException(
                        "variable must be a name of letters, digits and _, but is '" + variable + "'");
            }
            Demand demand = new Demand(
                    LockName.all(all),
                    new Share(LockMode.of(mode), 1),
                    Nesting.within(EnclosingLocks.of(context)),
                    Conduct.DEFAULT);
            Duration limit = Duration.ofMillis(unit.toMillis(timeout));
            LockWish wish = new LockWish(demand, Time.now(), limit, Duration.ofSeconds(poll), variable);
            return new LockExecution(context, wish, OnTimeout.of(onTimeout));
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension
    public static class DescriptorImpl extends StepDescriptor {

        private static final List<TimeUnit> UNITS =
                List.of(TimeUnit.SECONDS, TimeUnit.MINUTES, TimeUnit.HOURS, TimeUnit.DAYS);

        @Override
        public String getFunctionName() {
            return "releaseLock";
        }

        @Override
        public String getDisplayName() {
            return "Take locks for a release, and give them back at the end";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @POST
        public ListBoxModel doFillUnitItems(@AncestorInPath @Nullable Item item) {
            ListBoxModel items = new ListBoxModel();
            if (mayConfigure(item)) {
                UNITS.forEach(unit -> items.add(unit.name().toLowerCase(Locale.ROOT), unit.name()));
            }
            return items;
        }

        @POST
        public ListBoxModel doFillOnTimeoutItems(@AncestorInPath @Nullable Item item) {
            ListBoxModel items = new ListBoxModel();
            if (mayConfigure(item)) {
                items.add("fail", OnTimeout.FAIL.toString());
                items.add("leave the block out and go on", OnTimeout.SKIP.toString());
            }
            return items;
        }

        @POST
        public ListBoxModel doFillModeItems(@AncestorInPath @Nullable Item item) {
            ListBoxModel items = new ListBoxModel();
            if (mayConfigure(item)) {
                items.add("exclusive: nobody else", LockMode.EXCLUSIVE.toString());
                items.add("shared: together with others who take it shared", LockMode.SHARED.toString());
            }
            return items;
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
            if (!mayConfigure(item) || value.isEmpty()) {
                return FormValidation.ok();
            }
            try {
                new LockName(value);
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        @POST
        public FormValidation doCheckTimeout(@AncestorInPath @Nullable Item item, @QueryParameter int value) {
            return mayConfigure(item) && value < 0
                    ? FormValidation.error("0 for no limit, or a positive number")
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckPoll(@AncestorInPath @Nullable Item item, @QueryParameter int value) {
            return mayConfigure(item) && value < 1 ? FormValidation.error("At least 1 second") : FormValidation.ok();
        }

        private static boolean mayConfigure(@Nullable Item item) {
            return item != null && item.hasPermission(Item.CONFIGURE);
        }
    }
}
