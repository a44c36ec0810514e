package io.jenkins.embedded.web;

import hudson.model.Item;
import hudson.model.ItemGroup;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** The segment {@code job} of URLs below a group, which is the controller or a folder: leads to items by name. */
public final class ItemPath {
    private final ItemGroup<?> group;

    private ItemPath(ItemGroup<?> group) {
        this.group = group;
    }

    /** The path if this is the segment before the names of the group's items; else null. */
    public static ItemPath of(ItemGroup<?> group, String token) {
        return group.getUrlChildPrefix().equals(token) ? new ItemPath(group) : null;
    }

    public Item getDynamic(String name, StaplerRequest req, StaplerResponse rsp) {
        return group.getItem(name);
    }
}
