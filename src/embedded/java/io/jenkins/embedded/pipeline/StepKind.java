package io.jenkins.embedded.pipeline;

import hudson.ExtensionList;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Which step a node stands for: the class of its descriptor, and the name that the script called. */
record StepKind(String descriptorClass, String function) implements Serializable {

    static StepKind of(StepDescriptor descriptor, String function) {
        return new StepKind(descriptor.getClass().getName(), function);
    }

    StepDescriptor descriptor() {
        for (StepDescriptor descriptor : ExtensionList.lookup(StepDescriptor.class)) {
            if (descriptor.getClass().getName().equals(descriptorClass)) {
                return descriptor;
            }
        }
        return null;
    }

    String displayName() {
        StepDescriptor descriptor = descriptor();
        return descriptor == null || !descriptor.getFunctionName().equals(function)
                ? function
                : descriptor.getDisplayName();
    }
}
