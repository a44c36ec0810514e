package io.jenkins.plugins.releaseguard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.User;
import hudson.scm.ChangeLogSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommitsTest {

    @Test
    void shouldListFirstLineOfEachCommit() {
        Commits commits = Commits.of(Stream.of(
                List.of(new Entry("c0ffee", "\n Pay faster \n\nwith a cache\n"), new Entry("beef", "")),
                List.of(new Entry(null, "Ship books"))));
        assertThat(commits.total()).isEqualTo(3);
        assertThat(commits.listed())
                .containsExactly(
                        new Commits.Commit("c0ffee", "", "Pay faster"),
                        new Commits.Commit("beef", "", ""),
                        new Commits.Commit("", "", "Ship books"));
    }

    @Test
    void shouldCountWhatItDoesNotList() {
        Commits commits = Commits.of(Stream.of(
                IntStream.range(0, 5_000).mapToObj(i -> new Entry("c" + i, "x")).toList()));
        assertThat(commits.listed()).hasSize(Commits.MOST_LISTED);
        assertThat(commits.total()).isEqualTo(5_000);
    }

    @Test
    void shouldCutLongMessage() {
        Commits commits = Commits.of(Stream.of(List.of(new Entry("c", "x".repeat(100_000)))));
        assertThat(commits.listed().get(0).message()).hasSize(201).endsWith("x…");
    }

    /** Of somebody whom Jenkins doesn't know. */
    private static final class Entry extends ChangeLogSet.Entry {

        private final String id;
        private final String message;

        Entry(String id, String message) {
            this.id = id;
            this.message = message;
        }

        @Override
        public String getCommitId() {
            return id;
        }

        @Override
        public String getMsg() {
            return message;
        }

        @Override
        public User getAuthor() {
            return null;
        }

        @Override
        public Collection<String> getAffectedPaths() {
            return List.of();
        }
    }
}
