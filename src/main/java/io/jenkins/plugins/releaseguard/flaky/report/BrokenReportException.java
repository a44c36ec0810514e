package io.jenkins.plugins.releaseguard.flaky.report;

/** A report can't be used; the message is the reason, for people. Nothing that was read from it counts. */
public class BrokenReportException extends Exception {
    private static final long serialVersionUID = 1;

    public BrokenReportException(String reason) {
        super(reason);
    }
}
