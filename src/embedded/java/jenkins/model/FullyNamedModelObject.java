package jenkins.model;

import hudson.model.ModelObject;

/** Has a display name that tells its folders too. */
public interface FullyNamedModelObject extends ModelObject {
    String getFullDisplayName();
}
