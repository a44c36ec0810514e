package org.jenkinsci.plugins.workflow.cps;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;

/** A variable that every pipeline script has. */
public abstract class GlobalVariable implements ExtensionPoint {

    public static final Iterable<GlobalVariable> ALL =
            () -> ExtensionList.lookup(GlobalVariable.class).iterator();

    public abstract String getName();

    public abstract Object getValue(CpsScript script) throws Exception;

    /** Null when there is none of the name. */
    public static GlobalVariable byName(String name, Run<?, ?> run) {
        for (GlobalVariable variable : ALL) {
            if (variable.getName().equals(name)) {
                return variable;
            }
        }
        return null;
    }
}
