package io.jenkins.plugins.releaseguard.lock.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.cli.CLICommandInvoker;
import hudson.cli.CLICommandInvoker.Result;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.store.Ended;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class LocksCommandITest {

    private JenkinsRule j;

    @BeforeEach
    void secure(JenkinsRule rule) {
        j = rule;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("alice", "olivia")
                .grant(GuardPermissions.MANAGE_LOCKS)
                .everywhere()
                .to("olivia"));
    }

    @Test
    void shouldListLocks() {
        ask("deploy", "site");
        ask("test", "site");
        ask("migrate", "db");
        Result result = run("alice", "list");
        assertThat(result.returnCode()).as(result.toString()).isZero();
        assertThat(result.stdout().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("LOCK +STATE +BUILDS +FOR +WAITING"),
                        line -> assertThat(line).matches("db +held +migrate #1 +\\S.* +0"),
                        line -> assertThat(line).matches("site +held +deploy #1 +\\S.* +1"));
        assertThat(run("alice", "list", "--search", "SIT").stdout())
                .contains("site")
                .doesNotContain("db");
    }

    @Test
    void shouldListAsTheRemoteApiDoes() throws Exception {
        ask("deploy", "site");
        ask("test", "site");
        JSONArray locks =
                JSONObject.fromObject(run("alice", "list", "--json").stdout()).getJSONArray("locks");
        JSONObject site = locks.getJSONObject(0);
        assertThat(site.getString("name")).isEqualTo("site");
        assertThat(site.getJSONArray("holders").getJSONObject(0).getString("build"))
                .isEqualTo("deploy #1");
        assertThat(site.getJSONArray("waiters").getJSONObject(0).getString("why"))
                .contains("deploy #1");
        JSONObject api = j.createWebClient()
                .withBasicCredentials("alice")
                .getJSON("locks/api/json")
                .getJSONObject()
                .getJSONObject("table")
                .getJSONArray("locks")
                .getJSONObject(0);
        api.remove("_class");
        assertThat(site.keySet()).containsAll(api.keySet());
    }

    @Test
    void shouldShowOneLock() {
        UUID holder = ask("deploy", "site");
        UUID waiter = ask("test", "site");
        Result result = run("alice", "show", "site");
        assertThat(result.stdout())
                .contains("State", "held", "deploy #1", holder.toString(), "test #1", waiter.toString());
        assertThat(run("alice", "show", "site", "--json").stdout()).contains("\"name\":\"site\"");
    }

    @Test
    void shouldSayThatThereIsNoSuchLock() {
        Result result = run("alice", "show", "stie");
        assertThat(result.returnCode()).isEqualTo(3);
        assertThat(result.stderr()).contains("There is no lock 'stie'");
    }

    @Test
    void shouldReleaseTheHolderByForce() {
        UUID holder = ask("deploy", "site");
        Result result = run("olivia", "force-release", "site", "--reason", "it hangs", "--keep-running");
        assertThat(result.stdout()).contains("Released by force: deploy #1 with 'site'");
        assertThat(LockStore.ofController().ended(holder)).contains(new Ended(End.FORCED, "olivia", "it hangs", false));
    }

    @Test
    void shouldFindNobodyWhoHoldsALockThatHasCooledDown() {
        UUID holder = UUID.randomUUID();
        Conduct slow = new Conduct(0, Duration.ofSeconds(5), false, "");
        ask(holder, "deploy", Demand.exclusive(List.of(new LockName("site"))).with(slow));
        LockStore.ofController().release(holder, End.RELEASED);
        Time.setClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(6)));
        try {
            assertThat(run("olivia", "force-release", "site", "--reason", "x").stderr())
                    .contains("Nobody holds 'site'");
        } finally {
            Time.setClock(Clock.systemUTC());
        }
    }

    @Test
    void shouldTakeWaitingBuildOutOfTheQueue() {
        ask("deploy", "site");
        UUID waiter = ask("team/test", "site");
        Result result = run("olivia", "force-release", "site", "team/test#1", "--reason", "not today");
        assertThat(result.stdout()).contains("Taken out of the queue: team/test #1");
        assertThat(LockStore.ofController().ended(waiter)).contains(new Ended(End.FORCED, "olivia", "not today", true));
    }

    @Test
    void shouldMoveWaitingBuild() {
        UUID holder = ask("deploy", "site");
        ask("test", "site");
        UUID hotfix = ask("hotfix", "site");
        Result result = run("olivia", "move", "site", "hotfix #1", "first", "--reason", "customers wait");
        assertThat(result.stdout()).contains("Now first in line: hotfix #1");
        LockStore.ofController().release(holder, End.RELEASED);
        assertThat(LockStore.ofController().look(hotfix).orElseThrow().isHeld()).isTrue();
    }

    @Test
    void shouldCloseAndOpen() {
        ask("deploy", "site");
        assertThat(run("olivia", "close", "site", "--reason", "new hardware").stdout())
                .contains("Closed: 'site'");
        assertThat(run("alice", "list").stdout()).contains("closed by olivia: new hardware");
        assertThat(run("olivia", "open", "site", "--reason", "done").stdout()).contains("Open again: 'site'");
        Result again = run("olivia", "open", "site", "--reason", "done");
        assertThat(again.returnCode()).isEqualTo(5);
        assertThat(again.stderr()).contains("open already");
    }

    @Test
    void shouldNeedThePermissions() {
        UUID holder = ask("deploy", "site");
        assertThat(run("bob", "list").returnCode()).isEqualTo(6);
        assertThat(run("bob", "show", "site").returnCode()).isEqualTo(6);
        for (String act : List.of("force-release", "close", "open")) {
            assertThat(run("alice", act, "site", "--reason", "mine").returnCode())
                    .as(act)
                    .isEqualTo(6);
        }
        assertThat(run("alice", "move", "site", "deploy #1", "last", "--reason", "mine")
                        .returnCode())
                .isEqualTo(6);
        assertThat(LockStore.ofController().look(holder).orElseThrow().isHeld()).isTrue();
    }

    @Test
    void shouldExplainWhatIsMissing() {
        ask("deploy", "site");
        assertThat(run("olivia", "force-release", "site").stderr()).contains("A reason is needed");
        assertThat(run("olivia", "move", "site", "--reason", "x").stderr()).contains("'move' needs a place");
        assertThat(run("olivia", "close", "--reason", "x").stderr()).contains("'close' needs a lock");
        assertThat(run("olivia", "move", "site", "test #9", "first", "--reason", "x")
                        .stderr())
                .contains("Nobody called 'test #9' waits for 'site'");
        assertThat(run("olivia", "seize", "site").stderr()).contains("but is 'seize'");
        assertThat(run("olivia").stderr()).contains("force-release LOCK [BUILD] --reason TEXT");
    }

    @Test
    void shouldSayWhenTheStoreIsOutOfReach() {
        ReleaseGuardConfiguration.get().setDatabaseUrl("jdbc:postgresql://127.0.0.1:1/none");
        assertThat(run("alice", "list").returnCode()).isEqualTo(5);
        assertThat(run("alice", "show", "site").returnCode()).isEqualTo(5);
        assertThat(run("olivia", "close", "site", "--reason", "x").returnCode()).isEqualTo(5);
    }

    private Result run(String user, String... words) {
        return new CLICommandInvoker(j, "release-guard-locks").asUser(user).invokeWithArgs(words);
    }

    private static UUID ask(String job, String lock) {
        UUID id = UUID.randomUUID();
        ask(id, job, Demand.exclusive(List.of(new LockName(lock))));
        return id;
    }

    private static void ask(UUID id, String job, Demand demand) {
        Owner owner = new Owner(ControllerHome.controllerId(), job, 1);
        LockStore.ofController().request(id, owner, demand, Time.now(), Declared.NOTHING);
    }
}
