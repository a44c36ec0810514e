package hudson.model;

import jenkins.model.Jenkins;

/** Configured by a person; its {@link Descriptor} tells how. */
public interface Describable<T extends Describable<T>> {
    @SuppressWarnings("unchecked")
    default Descriptor<T> getDescriptor() {
        return Jenkins.get().getDescriptorOrDie(getClass());
    }
}
