package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Descriptor;

/** Descriptor of {@link FlowDefinition}. */
public abstract class FlowDefinitionDescriptor extends Descriptor<FlowDefinition> {}
