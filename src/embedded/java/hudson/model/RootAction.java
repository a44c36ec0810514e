package hudson.model;

import hudson.ExtensionPoint;
import jenkins.management.Badge;

/** An action of the controller itself. */
public interface RootAction extends Action, ExtensionPoint {
    /** A remark on the link to this; or null. */
    default Badge getBadge() {
        return null;
    }
}
