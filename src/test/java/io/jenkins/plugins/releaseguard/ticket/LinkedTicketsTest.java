package io.jenkins.plugins.releaseguard.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkedTicketsTest {
    private final LinkedTickets tickets = new LinkedTickets("https://tracker.example/browse/{ticket}?view=x");

    @Test
    void shouldLinkKeysAndUrls() {
        assertThat(tickets.link(" SHOP-17 ")).contains("https://tracker.example/browse/SHOP-17?view=x");
        assertThat(tickets.link("a b/<c>")).contains("https://tracker.example/browse/a%20b%2F%3Cc%3E?view=x");
        assertThat(tickets.link("http://other.example/1")).contains("http://other.example/1");
    }

    @Test
    void shouldNeverLinkToScript() {
        assertThat(new LinkedTickets("javascript:alert({ticket})").link("1")).isEmpty();
        assertThat(new LinkedTickets("").link("javascript:alert(1)")).isEmpty();
        assertThat(new LinkedTickets("").link("SHOP-17")).isEmpty();
        assertThat(tickets.link("javascript:alert(1)"))
                .contains("https://tracker.example/browse/javascript%3Aalert%281%29?view=x");
        assertThat(tickets.link("")).isEmpty();
    }
}
