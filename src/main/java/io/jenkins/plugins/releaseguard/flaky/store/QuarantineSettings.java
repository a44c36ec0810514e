package io.jenkins.plugins.releaseguard.flaky.store;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Policy;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Priority;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;

/** What is configured for the quarantine. */
public interface QuarantineSettings extends ExtensionPoint {

    /** The configuration of this controller. */
    static QuarantineSettings ofController() {
        return ExtensionList.lookupSingleton(QuarantineSettings.class);
    }

    Policy policy();

    /** How much a test of this job or folder matters. */
    Priority priority(String scope, TestId test);

    /** For so many days the history is kept. */
    int historyDays();

    /** Who owns a flaky test when the proposal names nobody. */
    String defaultOwner();

    /** Full name of the parameterized job that runs chosen tests many times; empty if there is none. */
    String onDemandJob();
}
