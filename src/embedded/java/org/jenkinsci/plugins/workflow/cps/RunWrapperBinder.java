package org.jenkinsci.plugins.workflow.cps;

import org.jenkinsci.plugins.workflow.support.steps.build.RunWrapper;

/** {@code currentBuild}: the build itself. */
public class RunWrapperBinder extends GlobalVariable {

    @Override
    public String getName() {
        return "currentBuild";
    }

    @Override
    public Object getValue(CpsScript script) throws Exception {
        return new RunWrapper(script.$build(), true);
    }
}
