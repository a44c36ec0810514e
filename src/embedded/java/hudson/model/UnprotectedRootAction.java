package hudson.model;

import hudson.ExtensionPoint;

/** A root action that is served without the permission to read the controller. */
public interface UnprotectedRootAction extends RootAction, ExtensionPoint {}
