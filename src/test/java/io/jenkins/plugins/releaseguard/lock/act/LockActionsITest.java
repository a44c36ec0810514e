package io.jenkins.plugins.releaseguard.lock.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.ExtensionList;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRefusedException;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.step.LockListener;
import io.jenkins.plugins.releaseguard.lock.store.Ended;
import io.jenkins.plugins.releaseguard.lock.store.LockActs;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class LockActionsITest {

    private static final LockName SITE = new LockName("site");

    private JenkinsRule j;

    @BeforeEach
    void secure(JenkinsRule rule) {
        j = rule;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, GuardPermissions.VIEW_LOCKS)
                .everywhere()
                .toEveryone()
                .grant(GuardPermissions.MANAGE_LOCKS)
                .everywhere()
                .to("olivia"));
    }

    @Test
    void shouldReleaseByForceInTheNameOfTheUser() {
        UUID holder = ask("deploy");
        UUID next = ask("test");
        as("olivia", () -> LockActions.forceRelease(holder, "  the build hangs ", false));
        assertThat(LockStore.ofController().ended(holder))
                .contains(new Ended(End.FORCED, "olivia", "the build hangs", true));
        assertThat(LockStore.ofController().look(next))
                .hasValueSatisfying(standing -> assertThat(standing.isHeld()).isTrue());
    }

    @Test
    void shouldLetTheBuildRunOnIfAsked() {
        UUID holder = ask("deploy");
        as("olivia", () -> LockActions.forceRelease(holder, "it only cleans up", true));
        assertThat(LockStore.ofController().ended(holder).orElseThrow().stops()).isFalse();
    }

    @Test
    void shouldMoveWhoWaits() {
        UUID holder = ask("deploy");
        ask("test");
        UUID hotfix = ask("hotfix");
        as("olivia", () -> LockActions.move(hotfix, LockActs.To.FIRST, "customers wait"));
        as("olivia", () -> LockActions.forceRelease(holder, "make way", false));
        assertThat(LockStore.ofController().look(hotfix).orElseThrow().isHeld()).isTrue();
    }

    @Test
    void shouldCloseAndOpen() {
        as("olivia", () -> LockActions.close(SITE, "new hardware"));
        UUID waiter = ask("deploy");
        assertThat(LockStore.ofController().look(waiter).orElseThrow().isHeld()).isFalse();
        as("olivia", () -> LockActions.open(SITE, "done"));
        assertThat(LockStore.ofController().look(waiter).orElseThrow().isHeld()).isTrue();
    }

    @Test
    void shouldTellListeners() throws Exception {
        as("olivia", () -> LockActions.close(SITE, "new hardware"));
        LockEvent event = Heard.next();
        assertThat(event.kind()).isEqualTo(LockEvent.Kind.CLOSED);
        assertThat(event.user()).isEqualTo("olivia");
        assertThat(event.reason()).isEqualTo("new hardware");
    }

    @Test
    void shouldNeedPermissionBeforeAnythingElse() {
        UUID holder = ask("deploy");
        as("alice", () -> {
            denied(() -> LockActions.forceRelease(holder, "", false));
            denied(() -> LockActions.move(holder, LockActs.To.LAST, ""));
            denied(() -> LockActions.close(SITE, ""));
            denied(() -> LockActions.open(SITE, ""));
        });
        assertThat(LockStore.ofController().look(holder).orElseThrow().isHeld()).isTrue();
    }

    private static void denied(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(AccessDeniedException3.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "TOO LONG"})
    void shouldNeedReasonOfBoundedLength(String text) {
        String reason = text.equals("TOO LONG") ? "x".repeat(LockActions.MAX_REASON + 1) : text;
        UUID holder = ask("deploy");
        as("olivia", () -> {
            refused(() -> LockActions.forceRelease(holder, reason, false));
            refused(() -> LockActions.move(holder, LockActs.To.LAST, reason));
            refused(() -> LockActions.close(SITE, reason));
            refused(() -> LockActions.open(SITE, reason));
        });
        assertThat(LockStore.ofController().look(holder).orElseThrow().isHeld()).isTrue();
    }

    private static void refused(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reason");
    }

    @Test
    void shouldTakeTheLongestReason() {
        as(
                "olivia",
                () -> assertThatCode(() -> LockActions.close(SITE, "x".repeat(LockActions.MAX_REASON)))
                        .doesNotThrowAnyException());
    }

    @Test
    void shouldSayWhenItIsTooLate() {
        UUID holder = ask("deploy");
        as("olivia", () -> {
            LockActions.forceRelease(holder, "first", false);
            assertThatThrownBy(() -> LockActions.forceRelease(holder, "second", false))
                    .isInstanceOf(LockRefusedException.class)
                    .hasMessageContaining("gone already");
        });
    }

    private static UUID ask(String job) {
        UUID id = UUID.randomUUID();
        LockStore.ofController()
                .request(
                        id,
                        new Owner(ControllerHome.controllerId(), job, 1),
                        Demand.exclusive(List.of(SITE)),
                        Time.now(),
                        Declared.NOTHING);
        return id;
    }

    private static void as(String user, Runnable act) {
        try (ACLContext ignored = ACL.as2(User.getById(user, true).impersonate2())) {
            act.run();
        }
    }

    /** Keeps what it is told. */
    @TestExtension
    public static class Heard extends LockListener {

        private final BlockingQueue<LockEvent> events = new LinkedBlockingQueue<>();

        @Override
        public void on(LockEvent event) {
            events.add(event);
        }

        static LockEvent next() throws InterruptedException {
            LockEvent event = ExtensionList.lookupSingleton(Heard.class).events.poll(30, TimeUnit.SECONDS);
            assertThat(event).as("an event").isNotNull();
            return event;
        }
    }
}
