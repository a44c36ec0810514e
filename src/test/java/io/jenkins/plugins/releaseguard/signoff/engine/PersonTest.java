package io.jenkins.plugins.releaseguard.signoff.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonTest {

    @Test
    void shouldShowNameAndId() {
        assertThat(new Person("bob", "bob", "Bob Stone").display()).isEqualTo("Bob Stone (bob)");
    }

    @Test
    void shouldShowIdAloneWhenNameAddsNothing() {
        assertThat(new Person("bob", "bob", "bob").display()).isEqualTo("bob");
        assertThat(new Person("bob", "bob", "").display()).isEqualTo("bob");
    }

    @Test
    void shouldBeOnePersonByKey() {
        assertThat(new Person("bob", "Bob", "Bob").is(new Person("bob", "BOB", "Robert")))
                .isTrue();
        assertThat(new Person("bob", "Bob", "Bob").is(new Person("Bob", "Bob", "Bob")))
                .isFalse();
    }
}
