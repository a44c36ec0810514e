package hudson.model;

/** An action of a build that says something about its job's health. */
public interface HealthReportingAction extends Action {

    /** Null for nothing. */
    HealthReport getBuildHealth();
}
