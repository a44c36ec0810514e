package hudson.model;

import java.util.Collection;
import jenkins.model.Jenkins;

/** Describes a job property. */
public abstract class JobPropertyDescriptor extends Descriptor<JobProperty<?>> {
    protected JobPropertyDescriptor(Class<? extends JobProperty<?>> clazz) {
        super(clazz);
    }

    protected JobPropertyDescriptor() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Collection<Descriptor<JobProperty<?>>> all() {
        return (Collection) Jenkins.get().getDescriptorList((Class) JobProperty.class);
    }
}
