package io.jenkins.embedded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The judge of the proofs is not blind. */
class JournalCheckTest {

    private static JournalCheck check(String... lines) {
        AtomicInteger time = new AtomicInteger();
        return new JournalCheck(Arrays.stream(lines)
                .map(line -> Mark.of(time.addAndGet(100) + " " + line))
                .toList());
    }

    @Test
    void shouldFindNothingWrongWithTurns() {
        JournalCheck check = check(
                "1 a/1 START exclusive 1 site",
                "1 a/1 END exclusive 1 site",
                "2 b/1 START exclusive 2 db,site",
                "2 b/1 END exclusive 2 db,site");
        assertThat(check.faults()).isEmpty();
        assertThat(check.unfinished()).isEmpty();
        assertThat(check.bodies()).isEqualTo(2);
    }

    @Test
    void shouldLetResumedBodyRepeatItself() {
        JournalCheck check = check(
                "1 a/1 START exclusive 1 site",
                "2 a/1 START exclusive 1 site",
                "2 a/1 END exclusive 1 site",
                "3 a/1 END exclusive 1 site",
                "3 b/1 START exclusive 2 site");
        assertThat(check.faults()).isEmpty();
        assertThat(check.resumed()).isEqualTo(1);
        assertThat(check.unfinished()).containsExactly("b/1 with token 2");
    }

    @Test
    void shouldFindOverlap() {
        assertThat(check(
                                "1 a/1 START exclusive 1 site",
                                "2 b/1 START exclusive 2 db,site",
                                "1 a/1 END exclusive 1 site")
                        .faults())
                .containsExactly("overlap: a/1 with token 1 ended 100 ms after b/1 with token 2 had begun");
        assertThat(check("1 a/1 START shared 1 site", "2 b/1 START exclusive 2 site", "1 a/1 END shared 1 site")
                        .faults())
                .hasSize(1);
    }

    @Test
    void shouldLetReadersOverlap() {
        assertThat(check(
                                "1 a/1 START shared 2 site",
                                "2 b/1 START shared 1 site",
                                "1 a/1 END shared 2 site",
                                "1 b/1 END shared 1 site")
                        .faults())
                .isEmpty();
    }

    @Test
    void shouldCountWhatLostBodyStillDoes() {
        JournalCheck check = check(
                "1 a/1 START exclusive 1 site",
                "2 b/1 START exclusive 2 site",
                "1 a/1 TICK exclusive 1 site",
                "2 b/1 END exclusive 2 site");
        assertThat(check.faults()).isEmpty();
        assertThat(check.lateMarks()).hasSize(1);
        assertThat(check.unfinished()).containsExactly("a/1 with token 1");
    }

    @Test
    void shouldFindTokenThatDoesNotGrow() {
        assertThat(check("1 a/1 START exclusive 2 site", "1 a/1 END exclusive 2 site", "2 b/1 START exclusive 2 site")
                        .faults())
                .hasSize(1)
                .first()
                .asString()
                .contains("token isn't greater than 2");
    }

    @Test
    void shouldFindBodyWithoutStart() {
        assertThat(check("1 a/1 TICK exclusive 1 site").faults()).hasSize(1);
    }
}
