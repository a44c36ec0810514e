package io.jenkins.plugins.releaseguard.signoff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.notify.News;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Cadence;
import io.jenkins.plugins.releaseguard.signoff.engine.Circle;
import io.jenkins.plugins.releaseguard.signoff.engine.Policies;
import io.jenkins.plugins.releaseguard.signoff.engine.Policy;
import io.jenkins.plugins.releaseguard.signoff.engine.Rulebook;
import io.jenkins.plugins.releaseguard.signoff.engine.Scene;
import io.jenkins.plugins.releaseguard.signoff.engine.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people are told of a release, and who is. */
class GateNewsTest {

    private final Scene scene = new Scene();

    @Test
    void shouldTellOwnerThatReleaseWaitsForTesters() {
        News news = only(since(0));
        assertThat(news.text()).isEqualTo("Release 1.4.0 waits for testers");
        assertThat(news.url()).isEqualTo("releases/gate/" + scene.gate.id() + "/");
        assertThat(news.audience().users()).containsExactly("olivia");
        assertThat(news.audience().item()).isEqualTo("shop");
        assertThat(news.audience().permission()).isEqualTo(GuardPermissions.VIEW_RELEASES);
    }

    @Test
    void shouldCallOnWhoeverIsNamedAsSigner() {
        scene.policies = new Policies(List.of(Scene.policy(
                new Policy.Electorate(
                        new Circle(Set.of("carol", "olivia"), Set.of("qa")),
                        Circle.EMPTY,
                        List.of(new Slot("operations", new Circle(Set.of("dave"), Set.of())))),
                Cadence.ANY_TIME)));
        assertThat(only(since(0)).audience().users()).containsExactlyInAnyOrder("olivia", "carol", "dave");
    }

    @Test
    void shouldTellEverybodyWhoTakesPartButWhoDidIt() {
        scene.tested();
        assertThat(only(after(() -> scene.blocker(Scene.ALICE))).audience().users())
                .containsExactlyInAnyOrder("olivia", "bob");
        assertThat(only(after(() -> scene.after(Scene.OLIVIA, Act.DELEGATE, "issue", "1", "to", "carol")
                                .after(Scene.CAROL, Act.RESOLVE, "issue", "1", "context", "pay again")))
                        .audience()
                        .users())
                .containsExactlyInAnyOrder("olivia", "alice", "bob");
    }

    @Test
    void shouldTellThatItIsReadyToSignWhenTheSecondTesterComes() {
        assertThat(after(() -> scene.after(Scene.ALICE, Act.CHECK_IN))).isEmpty();
        News ready = only(after(() -> scene.after(Scene.BOB, Act.CHECK_IN)));
        assertThat(ready.text()).isEqualTo("Release 1.4.0 is ready to sign");
        assertThat(ready.audience().users()).containsExactlyInAnyOrder("olivia", "alice");
    }

    @Test
    void shouldTellEverybodyOfBreach() {
        scene.tested()
                .after(
                        Scene.ALICE,
                        Act.DECLARE_EMERGENCY,
                        "reason",
                        "site is down",
                        "incident",
                        "https://example.org/incidents/1");
        News breach = only(after(() -> {
            scene.now = Scene.NOON.plus(Policy.FOLLOW_UP).plus(Duration.ofMinutes(1));
            scene.gate = new Rulebook(scene).breachIfDue(scene.gate);
        }));
        assertThat(breach.text()).contains("in breach");
        assertThat(breach.audience().users()).containsExactlyInAnyOrder("olivia", "alice", "bob");
    }

    private List<News> after(Runnable change) {
        int known = scene.gate.log().entries().size();
        change.run();
        return since(known);
    }

    private List<News> since(int known) {
        return new GateNews(scene.gate, scene.policies).since(known);
    }

    private static News only(List<News> news) {
        assertThat(news).hasSize(1);
        return news.get(0);
    }
}
