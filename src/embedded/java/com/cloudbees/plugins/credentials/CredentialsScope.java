package com.cloudbees.plugins.credentials;

import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.model.User;
import jenkins.model.Jenkins;

/** Who may use credentials. */
public enum CredentialsScope {
    /** The controller itself, no build. */
    SYSTEM {
        @Override
        public String getDisplayName() {
            return "System (Jenkins and nodes only)";
        }

        @Override
        public boolean isVisible(ModelObject context) {
            return context instanceof Jenkins;
        }
    },

    /** The controller and the builds of all jobs. */
    GLOBAL {
        @Override
        public String getDisplayName() {
            return "Global (Jenkins, nodes, items, all child items, etc)";
        }

        @Override
        public boolean isVisible(ModelObject context) {
            return context instanceof ItemGroup;
        }
    },

    /** One user. */
    USER {
        @Override
        public String getDisplayName() {
            return "User";
        }

        @Override
        public boolean isVisible(ModelObject context) {
            return context instanceof User;
        }
    };

    public abstract String getDisplayName();

    /** Whether such credentials can be kept in this context. */
    public abstract boolean isVisible(ModelObject context);
}
