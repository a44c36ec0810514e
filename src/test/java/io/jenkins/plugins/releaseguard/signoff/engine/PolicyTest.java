package io.jenkins.plugins.releaseguard.signoff.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void shouldTellWhatHoldsByDefault() {
        assertThat(Policy.DEFAULT.text())
                .isEqualTo("default: 2 people approve; no API token signs; with a rollback plan; after an emergency the"
                        + " second signature within 24 h");
    }

    @Test
    void shouldTellOnlyWhatAJenkinsfileAdds() {
        assertThat(Policy.tighter(3, Cadence.ANY_TIME).text()).isEqualTo("Jenkinsfile: 3 people approve");
    }

    @Test
    void shouldTellWhoSigns() {
        Policy policy = new Policy(
                "web",
                2,
                new Policy.Electorate(
                        new Circle(Set.of("bob", "alice"), Set.of("ops")),
                        new Circle(Set.of("olivia"), Set.of()),
                        List.of(new Slot("operations", new Circle(Set.of(), Set.of("ops"))))),
                Cadence.ANY_TIME,
                true,
                false,
                Duration.ofHours(8));
        assertThat(policy.text())
                .isEqualTo("web: 2 people approve; of the users alice bob, groups ops; none of the users olivia;"
                        + " one for operations, of the groups ops; after an emergency the second signature within 8 h");
    }

    @Test
    void shouldWantTwoPeople() {
        assertThatThrownBy(() -> Policy.tighter(1, Cadence.ANY_TIME)).hasMessageContaining("at least 2");
    }
}
