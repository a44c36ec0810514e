package hudson.tasks.junit;

import java.util.List;

/** The settings that the publisher and the Pipeline step for JUnit reports have in common. */
public interface JUnitTask {

    /** Ant patterns of the reports, separated by commas. */
    String getTestResults();

    double getHealthScaleFactor();

    List<TestDataPublisher> getTestDataPublishers();

    String getStdioRetention();

    default StdioRetention getParsedStdioRetention() {
        return StdioRetention.parse(getStdioRetention());
    }

    boolean isKeepLongStdio();

    boolean isKeepProperties();

    boolean isKeepTestNames();

    boolean isAllowEmptyResults();

    boolean isSkipPublishingChecks();

    String getChecksName();

    boolean isSkipOldReports();
}
