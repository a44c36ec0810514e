package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Result;

/** A step that ended normally, with something to look at. */
public class WarningAction implements PersistentAction {

    private final Result result;
    private String message;

    public WarningAction(Result result) {
        this.result = result;
    }

    public WarningAction withMessage(String message) {
        this.message = message;
        return this;
    }

    public String getMessage() {
        return message;
    }

    public Result getResult() {
        return result;
    }

    @Override
    public String getDisplayName() {
        return message == null ? "Warning" : message;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
