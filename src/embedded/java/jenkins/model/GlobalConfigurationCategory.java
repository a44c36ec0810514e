package jenkins.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.ModelObject;

/** A group of global settings with a page of its own. */
public abstract class GlobalConfigurationCategory implements ExtensionPoint, ModelObject {
    public abstract String getShortDescription();

    public static ExtensionList<GlobalConfigurationCategory> all() {
        return ExtensionList.lookup(GlobalConfigurationCategory.class);
    }

    public static <T extends GlobalConfigurationCategory> T get(Class<T> type) {
        T category = all().get(type);
        if (category == null) {
            throw new AssertionError("Category not found. It seems the " + type + " is not annotated with @Extension");
        }
        return category;
    }

    /** The page of all settings without a better place. */
    public static class Unclassified extends GlobalConfigurationCategory {
        @Override
        public String getShortDescription() {
            return "Configure global settings and paths.";
        }

        @Override
        public String getDisplayName() {
            return "System";
        }
    }

    /** Security. */
    public static class Security extends GlobalConfigurationCategory {
        @Override
        public String getShortDescription() {
            return "Secure Jenkins; define who is allowed to access/use the system.";
        }

        @Override
        public String getDisplayName() {
            return "Security";
        }
    }
}
