package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Policy;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Priority;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;

/** Settings of a test: payment tests are important. */
public record FixedSettings(Policy policy, String onDemandJob) implements QuarantineSettings {

    public static final FixedSettings DEFAULT = new FixedSettings(Policy.DEFAULT, "");

    @Override
    public Priority priority(String scope, TestId test) {
        return test.className().contains("pay") ? Priority.HIGH : Priority.NORMAL;
    }

    @Override
    public int historyDays() {
        return 180;
    }

    @Override
    public String defaultOwner() {
        return "Dev Automation";
    }
}
