package hudson.model;

import hudson.ExtensionList;

/** Describes a type of job or folder. */
public abstract class TopLevelItemDescriptor extends Descriptor<TopLevelItem> {
    protected TopLevelItemDescriptor(Class<? extends TopLevelItem> clazz) {
        super(clazz);
    }

    protected TopLevelItemDescriptor() {}

    @Override
    public String getDisplayName() {
        return super.getDisplayName();
    }

    public abstract TopLevelItem newInstance(ItemGroup parent, String name);

    public static ExtensionList<TopLevelItemDescriptor> all() {
        return ExtensionList.lookup(TopLevelItemDescriptor.class);
    }
}
