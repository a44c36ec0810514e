package org.jvnet.hudson.test;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ItemGroupMixIn;
import hudson.model.Job;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.DirectlyModifiableTopLevelItemGroup;
import jenkins.model.Jenkins;

/** A plain folder of items. */
public class MockFolder extends AbstractItem implements DirectlyModifiableTopLevelItemGroup, TopLevelItem {

    private transient Map<String, TopLevelItem> items = new TreeMap<>();

    protected MockFolder(ItemGroup<?> parent, String name) {
        super(parent, name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        items = new TreeMap<>(); // what is loaded looks for itself here
        items = ItemGroupMixIn.loadChildren(this, jobsDir(), Item::getName);
    }

    private File jobsDir() {
        return new File(getRootDir(), "jobs");
    }

    @Override
    public synchronized Collection<TopLevelItem> getItems() {
        return items.values().stream().filter(i -> i.hasPermission(Item.READ)).toList();
    }

    @Override
    public synchronized TopLevelItem getItem(String name) {
        TopLevelItem item = items.get(name);
        return item != null && item.hasPermission(Item.READ) ? item : null;
    }

    /** So that a path such as {@code job/name} finds the item. */
    public TopLevelItem getJob(String name) {
        return getItem(name);
    }

    @Override
    public Collection<? extends Job> getAllJobs() {
        List<Job<?, ?>> jobs = new ArrayList<>();
        for (TopLevelItem item : getItems()) {
            for (Job<?, ?> job : item.getAllJobs()) {
                jobs.add(job);
            }
        }
        return jobs;
    }

    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        TopLevelItemDescriptor descriptor =
                (TopLevelItemDescriptor) Jenkins.get().getDescriptorOrDie(type);
        return type.cast(createProject(descriptor, name, true));
    }

    @Override
    public TopLevelItem createProject(TopLevelItemDescriptor type, String name, boolean notify) throws IOException {
        return creation().createProject(type, name, notify);
    }

    @Override
    public TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException {
        return creation().createProjectFromXML(name, xml);
    }

    @Override
    public <T extends TopLevelItem> T copy(T src, String name) throws IOException {
        return creation().copy(src, name);
    }

    private ItemGroupMixIn creation() {
        return new ItemGroupMixIn(this, this) {
            @Override
            protected void add(TopLevelItem item) {
                MockFolder.this.add(item, item.getName());
            }

            @Override
            protected File getRootDirFor(String name) {
                return new File(jobsDir(), name);
            }
        };
    }

    @Override
    public String getUrlChildPrefix() {
        return "job";
    }

    @Override
    public File getRootDirFor(TopLevelItem child) {
        return new File(jobsDir(), child.getName());
    }

    @Override
    public synchronized void onRenamed(TopLevelItem item, String oldName, String newName) {
        items.remove(oldName);
        items.put(newName, item);
    }

    @Override
    public void renameTo(String newName) throws IOException {
        super.renameTo(newName);
    }

    @Override
    public synchronized void onDeleted(TopLevelItem item) {
        items.remove(item.getName());
    }

    @Override
    public boolean canAdd(TopLevelItem item) {
        return true;
    }

    @Override
    public synchronized <I extends TopLevelItem> I add(I item, String name) {
        items.put(name, item);
        return item;
    }

    @Override
    public synchronized void remove(TopLevelItem item) {
        items.remove(item.getName());
    }

    @Override
    public TopLevelItemDescriptor getDescriptor() {
        return (TopLevelItemDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }

    /** Describes the folder. */
    public static class DescriptorImpl extends TopLevelItemDescriptor {

        @Override
        public TopLevelItem newInstance(ItemGroup parent, String name) {
            return new MockFolder(parent, name);
        }
    }
}
