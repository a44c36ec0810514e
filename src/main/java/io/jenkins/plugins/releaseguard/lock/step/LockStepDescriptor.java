package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * What the steps that take locks have in common in the Snippet Generator. Its choices are the same for everybody: it is
 * also shown where nobody may configure, as in the branches of a multibranch project.
 */
public abstract class LockStepDescriptor extends StepDescriptor {

    private static final List<TimeUnit> UNITS =
            List.of(TimeUnit.SECONDS, TimeUnit.MINUTES, TimeUnit.HOURS, TimeUnit.DAYS);

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    @POST
    public ListBoxModel doFillUnitItems() {
        return Choice.items(UNITS.stream()
                .map(unit -> new ListBoxModel.Option(Choice.word(unit), unit.name()))
                .toArray(ListBoxModel.Option[]::new));
    }

    @POST
    public ListBoxModel doFillOnTimeoutItems() {
        return Choice.items(
                Choice.option("fail", OnTimeout.FAIL), Choice.option("leave the block out and go on", OnTimeout.SKIP));
    }

    @POST
    public ListBoxModel doFillModeItems() {
        return Choice.items(
                Choice.option("exclusive: nobody else", LockMode.EXCLUSIVE),
                Choice.option("shared: together with others who take it shared", LockMode.SHARED));
    }

    @POST
    public ListBoxModel doFillScopeItems() {
        return Scope.choices();
    }

    @POST
    public ListBoxModel doFillStoreItems() {
        return Choice.items(
                Choice.option("database", Keeping.DATABASE),
                Choice.option("files: as a lock file, too", Keeping.FILES));
    }

    @POST
    public FormValidation doCheckName(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return value.isEmpty() ? FormValidation.ok() : check(item, () -> LockName.given(value));
    }

    @POST
    public FormValidation doCheckPermits(@AncestorInPath @Nullable Item item, @QueryParameter int value) {
        return check(item, () -> Share.permits(value));
    }

    @POST
    public FormValidation doCheckTimeout(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return Choice.mayConfigure(item) && !value.isEmpty() && !value.matches("[0-9]{1,9}")
                ? FormValidation.error("0 for no limit, a positive number, or empty for what the configuration says")
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckPoll(@AncestorInPath @Nullable Item item, @QueryParameter int value) {
        return Choice.mayConfigure(item) && value < 1 ? FormValidation.error("At least 1 second") : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckPriority(@AncestorInPath @Nullable Item item, @QueryParameter int value) {
        return check(item, () -> new Conduct(value, Duration.ZERO, false, ""));
    }

    @POST
    public FormValidation doCheckCooldown(@AncestorInPath @Nullable Item item, @QueryParameter int value) {
        return check(item, () -> new Conduct(0, Duration.ofSeconds(value), false, ""));
    }

    @POST
    public FormValidation doCheckReason(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, () -> new Conduct(0, Duration.ZERO, false, value.strip()));
    }

    private static FormValidation check(@Nullable Item item, Runnable checked) {
        if (Choice.mayConfigure(item)) {
            try {
                checked.run();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
        return FormValidation.ok();
    }
}
