package hudson.model;

import jenkins.model.Loadable;

/** A descriptor whose saved state is read as soon as it is created. */
public interface PersistentDescriptor extends Loadable, Saveable {
    @Override
    void load();
}
