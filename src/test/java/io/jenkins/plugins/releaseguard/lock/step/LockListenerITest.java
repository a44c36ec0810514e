package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent.Kind;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestExtension;

class LockListenerITest extends LockingController {

    private static final int SECONDS = 30;

    @Test
    void shouldTellEventsInTheirOrderAlthoughAnotherListenerThrows() throws Exception {
        List<LockEvent> events =
                IntStream.range(0, 100).mapToObj(i -> event("lock-" + i)).toList();
        LockListener.publish(events.subList(0, 50));
        LockListener.publish(events.subList(50, 100));
        Heard heard = Heard.get();
        for (LockEvent event : events) {
            assertThat(heard.next()).isEqualTo(event);
        }
    }

    @Test
    void shouldRunListenersAsJenkinsItself() throws Exception {
        try (ACLContext ignored = ACL.as2(Jenkins.ANONYMOUS2)) {
            LockListener.publish(List.of(event("site")));
        }
        Heard.get().next();
        assertThat(Heard.get().as).isEqualTo(ACL.SYSTEM_USERNAME);
    }

    @Test
    void shouldNotWaitForListenerAndDropWhatItCannotHold() throws Exception {
        Heard heard = Heard.get();
        heard.gate = new CountDownLatch(1);
        LockListener.publish(List.of(event("first")));
        heard.reached.await(SECONDS, TimeUnit.SECONDS);
        List<LockEvent> flood = IntStream.range(0, LockEvents.CAPACITY + 5)
                .mapToObj(i -> event("flood-" + i))
                .toList();
        LockListener.publish(flood);
        heard.gate.countDown();
        assertThat(heard.next().names()).containsExactly(new LockName("first"));
        for (int i = 0; i < LockEvents.CAPACITY; i++) {
            assertThat(heard.next()).isSameAs(flood.get(i));
        }
        LockListener.publish(List.of(event("after")));
        assertThat(heard.next().names()).containsExactly(new LockName("after"));
    }

    @Test
    void shouldTellTheLifeOfRequests() throws Exception {
        builds.holder("deploy");
        builds.start("late", "releaseLock(name: 'site', timeout: 1, unit: 'SECONDS') { echo 'never' }");
        heard("deploy #1", Kind.GRANTED);
        heard("late #1", Kind.WAITING);
        heard("late #1", Kind.TIMED_OUT);
        builds.start("test", "releaseLock('site') { echo 'tested' }");
        heard("test #1", Kind.WAITING);
        PauseStep.go("deploy");
        heard("deploy #1", Kind.RELEASED);
        heard("test #1", Kind.GRANTED);
        heard("test #1", Kind.RELEASED);
    }

    @Test
    void shouldTellOfForce() throws Exception {
        builds.holder("deploy");
        builds.force(heard("deploy #1", Kind.GRANTED).request(), true);
        LockEvent forced = heard("deploy #1", Kind.FORCED);
        assertThat(forced.user()).isEqualTo("alice");
        assertThat(forced.reason()).isEqualTo("stuck since Friday");
    }

    @Test
    void shouldTellOfLocksLeftBehind() throws Exception {
        Owner gone = new Owner(ControllerHome.controllerId(), "gone", 1);
        Demand site = Demand.exclusive(List.of(new LockName("site")));
        LockStore.ofController().request(UUID.randomUUID(), gone, site, Time.now(), Declared.NOTHING);
        Locks.get().sweep();
        heard("gone #1", Kind.LOST);
    }

    private static LockEvent heard(String build, Kind kind) throws InterruptedException {
        LockEvent event = Heard.get().next();
        assertThat(event.kind()).as(event.toString()).isEqualTo(kind);
        assertThat(event.names()).containsExactly(new LockName("site"));
        assertThat(event.request())
                .extracting(request -> request.owner().label())
                .isEqualTo(build);
        return event;
    }

    private static LockEvent event(String lock) {
        return new LockEvent(Kind.CLOSED, List.of(new LockName(lock)), null, Instant.EPOCH, "admin", "maintenance");
    }

    /** Throws. */
    @TestExtension
    public static class Broken extends LockListener {

        @Override
        public void on(LockEvent event) {
            String name = event.names().get(0).value();
            if (name.equals("lock-0")) {
                throw new NoClassDefFoundError("for the test");
            } else if (name.startsWith("lock-")) {
                throw new IllegalStateException("for the test");
            }
        }
    }

    /** Keeps what it is told. */
    @TestExtension
    public static class Heard extends LockListener {

        private final BlockingQueue<LockEvent> events = new LinkedBlockingQueue<>();
        private final CountDownLatch reached = new CountDownLatch(1);
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile String as = "";

        static Heard get() {
            return ExtensionList.lookupSingleton(Heard.class);
        }

        @Override
        public void on(LockEvent event) {
            as = Jenkins.getAuthentication2().getName();
            reached.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            events.add(event);
        }

        LockEvent next() throws InterruptedException {
            LockEvent event = events.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("an event").isNotNull();
            return event;
        }
    }
}
