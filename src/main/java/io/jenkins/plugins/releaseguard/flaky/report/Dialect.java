package io.jenkins.plugins.releaseguard.flaky.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tool wrote a report, as far as the report itself shows. */
public enum Dialect {
    /** Maven Surefire and Failsafe, which write alike. */
    SUREFIRE("surefire", null),
    GRADLE("gradle", null),
    /** Also with pytest-rerunfailures, which writes failed attempts as test cases that pass. */
    PYTEST("pytest", "the plugin flaky"),
    /** jest-junit. */
    JEST("jest", "jest.retryTimes"),
    VITEST("vitest", "its option retry"),
    /** mocha-junit-reporter, and Mocha's own xunit. */
    MOCHA("mocha", "this.retries"),
    PLAYWRIGHT("playwright", "its option retries without includeRetries"),
    CYPRESS("cypress", "its option retries"),
    /** gotestsum and go-junit-report. */
    GO("go", null),
    NEXTEST("nextest", null),
    /** rspec_junit_formatter. */
    RSPEC("rspec", "rspec-retry"),
    /** The logger JunitXml. */
    DOTNET("dotnet", "a retry attribute"),
    CTEST("ctest", "--repeat until-pass"),
    PHPUNIT("phpunit", null),
    GTEST("gtest", null),
    CATCH2(null, null),
    /** None of these, or a report that doesn't show it. */
    OTHER(null, null);

    private final @Nullable String framework;
    private final @Nullable String hiddenRetry;

    Dialect(@Nullable String framework, @Nullable String hiddenRetry) {
        this.framework = framework;
        this.hiddenRetry = hiddenRetry;
    }

    /** The name of the framework in the step; empty if there is none. */
    public Optional<String> framework() {
        return Optional.ofNullable(framework);
    }

    /** By which the tool may repeat a test until it passes, without a trace of that in the report. */
    public Optional<String> hiddenRetry() {
        return Optional.ofNullable(hiddenRetry);
    }
}
