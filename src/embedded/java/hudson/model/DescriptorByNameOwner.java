package hudson.model;

import jenkins.model.Jenkins;

/** Offers descriptors under its URL, for the checks of forms. */
public interface DescriptorByNameOwner extends ModelObject {
    @SuppressWarnings("rawtypes")
    default Descriptor getDescriptorByName(String id) {
        return Jenkins.get().getDescriptorByName(id);
    }
}
