package hudson.model;

/** Describes a {@link UserProperty}. */
public abstract class UserPropertyDescriptor extends Descriptor<UserProperty> {
    protected UserPropertyDescriptor(Class<? extends UserProperty> clazz) {
        super(clazz);
    }

    protected UserPropertyDescriptor() {}

    /** What a user has to begin with; may be null. */
    public abstract UserProperty newInstance(User user);

    public boolean isEnabled() {
        return true;
    }
}
