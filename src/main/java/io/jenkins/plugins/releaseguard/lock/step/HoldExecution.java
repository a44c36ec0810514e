package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Run;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.cps.EnvActionImpl;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** {@code releaseLock} without a block: takes the locks, and leaves them with the build. */
final class HoldExecution extends LockExecution {

    private static final long serialVersionUID = 1L;

    HoldExecution(StepContext context, LockWish wish) {
        super(context, wish);
    }

    @Override
    void begin(Grant grant) {
        try {
            Run<?, ?> run = run();
            // On disk before the script goes on. May be noted twice, after a crash in between.
            HeldLocks.of(run).add(run, wish().claim());
            EnvActionImpl environment = EnvActionImpl.forRun(run);
            wish().variables(grant).forEach(environment::setProperty);
            Locks.get().attend(new BuildHold(run, wish().claim()));
        } catch (IOException | InterruptedException | RuntimeException e) {
            end(Phase.HOLDING, End.ABORTED, e);
            return;
        }
        if (move(Phase.HOLDING, Phase.ENDED)) {
            log().heldToTheEnd();
            getContext().onSuccess(grant.token());
        }
    }

    @Override
    boolean hasBegun() {
        return false;
    }
}
