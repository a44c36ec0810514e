package org.jenkinsci.plugins.workflow.actions;

import hudson.model.InvisibleAction;

/** Marks the node that opens the body of a block step. */
public class BodyInvocationAction extends InvisibleAction implements PersistentAction {}
