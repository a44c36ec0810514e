package io.jenkins.plugins.releaseguard.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    private static final Noun LOCKS = new Noun("lock", "locks");

    @Test
    void shouldReadTheParametersOfAnAddress() {
        ListRequest request = ListRequest.of("  site ", "-held", "3");

        assertThat(request.search()).isEqualTo("site");
        assertThat(request.sort()).isEqualTo("held");
        assertThat(request.descending()).isTrue();
        assertThat(request.offset()).isEqualTo(100);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "-1", "0", "1e3", "99999999999", "٣"})
    void shouldBeginAtTheFirstPageWhenThePageMakesNoSense(String page) {
        assertThat(ListRequest.of(null, null, page).page()).isEqualTo(1);
    }

    @Test
    void shouldBoundWhatIsSearched() {
        assertThat(ListRequest.of("x".repeat(5000), null, null).search()).hasSize(ListRequest.MAX_SEARCH);
    }

    @Test
    void shouldRefuseAPageBeforeTheFirst() {
        assertThatThrownBy(() -> new ListRequest("", "", "", false, 0, 50))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 and 50");
    }

    @Test
    void shouldFallBackToAKnownColumn() {
        ListRequest request = ListRequest.of("a", "evil; DROP", "2").sortableBy(Set.of("name"), "name", true);

        assertThat(request.sort()).isEqualTo("name");
        assertThat(request.descending()).isTrue();
        assertThat(ListRequest.of("a", "name", "2")
                        .sortableBy(Set.of("name"), "held", true)
                        .descending())
                .isFalse();
    }

    @Test
    void shouldKeepSearchAndOrderOnTheWayToOtherPages() {
        Listing<Integer> listing = new Listing<>(ListRequest.of("a&b=<c>", "-held", "2"), List.of(1, 2), 102, LOCKS);

        assertThat(listing.getPrevious()).isEqualTo("?search=a%26b%3D%3Cc%3E&sort=-held");
        assertThat(listing.getNext()).isEqualTo("?search=a%26b%3D%3Cc%3E&sort=-held&page=3");
    }

    @Test
    void shouldEndAtTheLastPage() {
        Listing<Integer> last = new Listing<>(ListRequest.of(null, null, "3"), List.of(1, 2), 102, LOCKS);

        assertThat(last.getNext()).isNull();
        assertThat(last.getPages()).isEqualTo(3);
        assertThat(last.getSummary()).isEqualTo("101 to 102 of 102 locks");
    }

    @Test
    void shouldLeadBackFromAPageThatIsNoMore() {
        Listing<Integer> beyond = new Listing<>(ListRequest.of(null, null, "9"), List.of(), 102, LOCKS);

        assertThat(beyond.getPrevious()).isEqualTo("?page=3");
        assertThat(beyond.getNext()).isNull();
        assertThat(beyond.getSummary()).isEqualTo("none here of 102 locks");
    }

    @Test
    void shouldSayHowManyThereAreWhenAllAreHere() {
        Listing<Integer> all = new Listing<>(ListRequest.first(50), List.of(1, 2), 2, LOCKS);

        assertThat(all.getSummary()).isEqualTo("2 locks");
        assertThat(all.getPrevious()).isNull();
        assertThat(all.getNext()).isNull();
    }

    @Test
    void shouldTurnTheOrderRoundAndBeginAnew() {
        Listing<Integer> listing = new Listing<>(ListRequest.of("x", "name", "2"), List.of(1), 51, LOCKS);

        assertThat(listing.sortedBy("name")).isEqualTo("?search=x&sort=-name");
        assertThat(listing.sortedBy("held")).isEqualTo("?search=x&sort=held");
        assertThat(listing.order("name")).isEqualTo("ascending");
        assertThat(listing.arrow("held")).isEmpty();
    }

    @Test
    void shouldTellSeveralListsOfOnePageApart() {
        ListRequest history = ListRequest.of("x", "-at", "2").prefixed("history-");

        assertThat(history.query()).isEqualTo("?history-search=x&history-sort=-at&history-page=2");
    }

    @Test
    void shouldCountOne() {
        assertThat(new Listing<>(ListRequest.first(50), List.of(1), 1, LOCKS).getSummary())
                .isEqualTo("1 lock");
    }
}
