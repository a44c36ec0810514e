package hudson.model;

import hudson.ExtensionPoint;

/** An action of the controller itself. */
public interface RootAction extends Action, ExtensionPoint {}
