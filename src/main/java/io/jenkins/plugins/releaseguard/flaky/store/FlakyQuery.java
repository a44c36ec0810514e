package io.jenkins.plugins.releaseguard.flaky.store;

import java.util.Set;

/**
 * What to list.
 *
 * @param jobs full names of the jobs whose tests may be shown
 * @param text a part of the job's, class's or test's name in any case; empty for all
 * @param limit at most so many
 */
public record FlakyQuery(Set<String> jobs, String text, Order order, boolean descending, int limit, int offset) {

    /** What the list is sorted by; the value is the SQL for it. */
    public enum Order {
        /** Class and name of the test. */
        TEST("class_name, test_name, occurrence"),
        JOB("job, class_name, test_name, occurrence"),
        FIRST_SEEN("first_seen"),
        LAST_SEEN("last_seen"),
        /** In how many builds it was flaky. */
        BUILDS("builds");

        private final String columns;

        Order(String columns) {
            this.columns = columns;
        }

        String sql(boolean descending) {
            String direction = descending ? " DESC" : "";
            return columns.replace(",", direction + ",") + direction + ", id";
        }
    }
}
