package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.Locale;

/** What can happen to a release. The names are part of the log's hashes: they may be added to, never changed. */
public enum EventKind {
    /** A build asked for a sign-off; the event tells what is to be shipped. */
    OPENED,
    /** An open issue of an older candidate of the same version goes on here. */
    ISSUE_TAKEN_OVER,
    /** A person tests the release. */
    CHECKED_IN,
    /** A tester wants another person to take their place. */
    PLACE_OFFERED,
    ISSUE_REPORTED,
    ISSUE_DELEGATED,
    ISSUE_RESOLVED,
    /** A tester found that a resolved issue is not. */
    ISSUE_REOPENED,
    ISSUE_CLOSED,
    ROUND_OPENED,
    OWNERSHIP_OFFERED,
    OWNERSHIP_TAKEN,
    APPROVED,
    REJECTED,
    /** A person took their approval back. */
    WITHDRAWN,
    /** An approval lost its worth, since what it was given for changed. */
    VOIDED,
    /** The policies that hold for the release were changed in Jenkins. */
    POLICY_CHANGED,
    /** The archived artifacts are no longer the ones that were shown. */
    ARTIFACTS_CHANGED,
    /** The release goes with one signature, outside its windows. */
    EMERGENCY,
    /** All signatures were there: the build goes on. */
    GATE_OPENED,
    ABORTED,
    /** A newer build of the same version waits instead. */
    SUPERSEDED,
    /** The second signature of an emergency didn't come in time. */
    BREACHED,
    /** A build began to verify the release after its deployment. */
    VERIFICATION_BEGUN,
    /** The smoke tests of a build ended; the event tells how each check went. */
    VERIFIED,
    /** The build that verified the release waits no more for people to decide. */
    VERIFICATION_ABANDONED,
    /** A person decided that the release stays. */
    KEPT,
    /** A person decided to roll the release back. */
    ROLLED_BACK,
    /** A second person confirmed what the first decided after the release. */
    OUTCOME_CONFIRMED,
    /** A defect was found in production that this release shipped. */
    DEFECT_ESCAPED,
    /** The job that ships the release, or one that verifies it, has another name in Jenkins since. */
    JOB_RENAMED,
    /** What an entry says that other hands made senseless; never written. */
    UNREADABLE;

    /** As people read it, such as {@code gate opened}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
