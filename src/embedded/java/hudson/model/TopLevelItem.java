package hudson.model;

import hudson.ExtensionPoint;

/** An item that the controller or a folder can hold. */
public interface TopLevelItem extends Item, ExtensionPoint, Describable<TopLevelItem> {
    @Override
    TopLevelItemDescriptor getDescriptor();
}
