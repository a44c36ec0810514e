package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.Items;
import io.jenkins.plugins.releaseguard.RenamedBuild;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RenamedJobITest extends LockingController {

    /** As after a restart, when its step hasn't been resumed yet: nothing but the store knows of the lock. */
    @Test
    void shouldNotTakeTheLockOfARunningBuildForLeftBehind() throws Exception {
        FreeStyleBuild build = RenamedBuild.start(j, "deploy");
        UUID id = UUID.randomUUID();
        Demand demand = new Demand(
                List.of(new LockName("site")), Share.EXCLUSIVE, Nesting.NONE, new Conduct(0, Duration.ZERO, false, ""));
        Owner owner = new Owner(ControllerHome.controllerId(), "deploy", build.getNumber());
        LockStore.ofController().request(id, owner, demand, Time.now(), Declared.NOTHING);

        Items.move(build.getParent(), j.createFolder("team"));
        Locks.get().sweep();

        assertThat(LockStore.ofController().all().requests())
                .extracting(request -> request.owner().label())
                .containsExactly("team/deploy #1");
        RenamedBuild.end(j, build);
        Locks.get().sweep();
        builds.awaitEmptyStore();
    }
}
