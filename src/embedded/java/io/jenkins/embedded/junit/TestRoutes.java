package io.jenkins.embedded.junit;

import hudson.tasks.junit.ClassResult;
import hudson.tasks.junit.PackageResult;
import hudson.tasks.junit.TestAction;
import hudson.tasks.junit.TestResult;
import hudson.tasks.test.TestObject;
import java.util.Collection;
import java.util.List;

/** The paths below {@code testReport}: package, class and case by safe name, then the pages of test actions. */
public interface TestRoutes {

    default Object getDynamic(String token) {
        if (this instanceof TestResult && token.equals("junit")) {
            return this;
        }
        for (TestObject child : children()) {
            if (child.getSafeName().equals(token)) {
                return child;
            }
        }
        for (TestAction action : ((TestObject) this).getTestActions()) {
            if (token.equals(action.getUrlName())) {
                return action;
            }
        }
        return null;
    }

    private Collection<? extends TestObject> children() {
        if (this instanceof TestResult result) {
            return result.getChildren();
        }
        if (this instanceof PackageResult result) {
            return result.getChildren();
        }
        if (this instanceof ClassResult result) {
            return result.getChildren();
        }
        return List.of();
    }
}
