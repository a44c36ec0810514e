package io.jenkins.plugins.releaseguard.lock.step;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRefusedException;
import io.jenkins.plugins.releaseguard.lock.engine.LockRules;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import io.jenkins.plugins.releaseguard.lock.store.LockSettings;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Makes of a step's arguments, its place and the configuration what is asked of the store; checks all before. */
final class LockArguments {

    private static final int MAX_POLL_SECONDS = (int) TimeUnit.DAYS.toSeconds(1);
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");

    private final ReleaseLockStep step;
    private final Run<?, ?> run;
    private final List<UUID> around;
    private final LockRules rules;

    LockArguments(ReleaseLockStep step, StepContext context) throws IOException, InterruptedException {
        this.step = step;
        Run<?, ?> build = context.get(Run.class);
        if (build == null) {
            throw new AbortException("releaseLock needs a build");
        }
        this.run = build;
        this.around = EnclosingLocks.of(context);
        this.rules = LockSettings.ofController().lockRules();
    }

    /**
     * @throws IllegalArgumentException naming the offending value
     * @throws LockRefusedException if the configuration doesn't allow it
     */
    LockWish wish() {
        Keeping keeping = Choice.of(Keeping.class, "store", step.getStore());
        Demand demand = new Demand(names(), share(), Nesting.within(around), conduct());
        if (keeping == Keeping.FILES) {
            ControllerLockFiles.get().check(demand);
        }
        rules.check(demand.names(), run.getParent().getFullName());
        return new LockWish(demand, patience(), keeping, variable());
    }

    private List<LockName> names() {
        List<String> given = new ArrayList<>(step.getNames());
        if (step.getName() != null) {
            given.add(step.getName());
        }
        Scope scope = Choice.of(Scope.class, "scope", step.getScope());
        return scope.resolve(LockName.all(given), run.getParent().getParent().getFullName());
    }

    private Share share() {
        return new Share(Choice.of(LockMode.class, "mode", step.getMode()), step.getPermits());
    }

    private Conduct conduct() {
        return new Conduct(
                step.getPriority(),
                Duration.ofSeconds(step.getCooldown()),
                step.isCancelSuperseded(),
                step.getReason().strip());
    }

    private Patience patience() {
        if (step.getPoll() < 1 || step.getPoll() > MAX_POLL_SECONDS) {
            throw new IllegalArgumentException(
                    "poll must be 1 to " + MAX_POLL_SECONDS + " seconds, but is " + step.getPoll());
        }
        return new Patience(
                Time.now(),
                timeout(),
                Duration.ofSeconds(step.getPoll()),
                Choice.of(OnTimeout.class, "onTimeout", step.getOnTimeout()));
    }

    private Duration timeout() {
        Integer given = step.getTimeout();
        if (given == null) {
            return rules.defaultTimeout();
        }
        if (given < 0) {
            throw new IllegalArgumentException("timeout must not be negative, but is " + given);
        }
        Duration timeout = Duration.of(given, step.getUnit().toChronoUnit());
        if (timeout.compareTo(LockRules.MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout must be at most " + LockRules.MAX_TIMEOUT.toDays()
                    + " days, but is " + given + " " + Choice.word(step.getUnit()) + "; 0 is for no limit");
        }
        return timeout;
    }

    private String variable() {
        if (!VARIABLE.matcher(step.getVariable()).matches()) {
            throw new IllegalArgumentException(
                    "variable must be a name of letters, digits and _, but is '" + step.getVariable() + "'");
        }
        return step.getVariable();
    }
}
