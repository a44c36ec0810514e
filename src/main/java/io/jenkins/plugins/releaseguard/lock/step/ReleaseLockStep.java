package io.jenkins.plugins.releaseguard.lock.step;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockRefusedException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code releaseLock(name: 'site', timeout: 10) { ... }}: takes one or several locks, runs the block, and gives them
 * back, however the block ends.
 */
public class ReleaseLockStep extends Step implements Serializable {

    static final int DEFAULT_POLL_SECONDS = 5;
    static final String DEFAULT_VARIABLE = "RELEASE_LOCK_TOKEN";

    private static final long serialVersionUID = 1L;

    private final @Nullable String name;
    private List<String> names = List.of();
    private String mode = LockMode.EXCLUSIVE.toString();
    private int permits = 1;
    private @Nullable Integer timeout;
    private String onTimeout = Choice.word(OnTimeout.FAIL);
    private TimeUnit unit = TimeUnit.MINUTES;
    private int poll = DEFAULT_POLL_SECONDS;
    private int priority;
    private boolean cancelSuperseded;
    private int cooldown;
    private String scope = Choice.word(Scope.GLOBAL);
    private String store = Choice.word(Keeping.DATABASE);
    private String reason = "";
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

    /** How many permits of a lock that is declared with several. */
    public int getPermits() {
        return permits;
    }

    @DataBoundSetter
    public void setPermits(int permits) {
        this.permits = permits;
    }

    /** How many {@link #getUnit units} to wait; 0 for as long as it takes, null for what the configuration says. */
    public @Nullable Integer getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(@Nullable Integer timeout) {
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

    /** The greater goes first; ten minutes of waiting are worth one. */
    public int getPriority() {
        return priority;
    }

    @DataBoundSetter
    public void setPriority(int priority) {
        this.priority = priority;
    }

    /** Whether it takes the place of older builds of the same job that still wait, which end. */
    public boolean isCancelSuperseded() {
        return cancelSuperseded;
    }

    @DataBoundSetter
    public void setCancelSuperseded(boolean cancelSuperseded) {
        this.cancelSuperseded = cancelSuperseded;
    }

    /** For how many seconds the locks stay closed after they were given back. */
    public int getCooldown() {
        return cooldown;
    }

    @DataBoundSetter
    public void setCooldown(int cooldown) {
        this.cooldown = cooldown;
    }

    /** {@code global}, or {@code folder}: the job's folder has locks of its own. */
    public String getScope() {
        return scope;
    }

    @DataBoundSetter
    public void setScope(String scope) {
        this.scope = scope;
    }

    /** {@code database}, or {@code files}: as a lock file, too. */
    public String getStore() {
        return store;
    }

    @DataBoundSetter
    public void setStore(String store) {
        this.store = store;
    }

    /** What the locks are for, as others are told. */
    public String getReason() {
        return reason;
    }

    @DataBoundSetter
    public void setReason(String reason) {
        this.reason = reason;
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
        return new BlockExecution(context, wish(context));
    }

    /** @throws AbortException if the arguments are wrong, or the configuration doesn't allow it; it says why */
    final LockWish wish(StepContext context) throws IOException, InterruptedException {
        try {
            return new LockArguments(this, context).wish();
        } catch (IllegalArgumentException | LockRefusedException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension
    public static class DescriptorImpl extends LockStepDescriptor {

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
    }
}
