package jenkins.model;

/** Has a name that is unique on the controller. */
public interface FullyNamed {
    String getFullName();
}
