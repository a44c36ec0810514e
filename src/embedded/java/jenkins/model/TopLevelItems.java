package jenkins.model;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ItemGroupMixIn;
import hudson.model.TopLevelItem;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.security.access.AccessDeniedException;

/** The jobs and folders at the top of the controller, by name in any case. */
final class TopLevelItems extends ItemGroupMixIn {
    private final Jenkins jenkins;
    private final File dir;
    private final Map<String, TopLevelItem> items = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    TopLevelItems(Jenkins jenkins, File dir) {
        super(jenkins, jenkins);
        this.jenkins = jenkins;
        this.dir = dir;
    }

    void load() {
        Map<String, TopLevelItem> loaded = loadChildren(jenkins, dir, KEYED_BY_NAME);
        items.putAll(loaded);
    }

    Map<String, TopLevelItem> all() {
        return items;
    }

    List<TopLevelItem> visible() {
        List<TopLevelItem> visible = new ArrayList<>();
        for (TopLevelItem item : items.values()) {
            if (item.hasPermission(Item.READ)) {
                visible.add(item);
            }
        }
        return visible;
    }

    /** Null if there is none or it may not even be discovered. */
    TopLevelItem get(String name) {
        TopLevelItem item = name == null ? null : items.get(name);
        if (item == null || item.hasPermission(Item.READ)) {
            return item;
        }
        if (item.hasPermission(Item.DISCOVER)) {
            throw new AccessDeniedException("Please login to access job " + name);
        }
        return null;
    }

    Item byFullName(String fullName) {
        Item found = null;
        ItemGroup<?> group = jenkins;
        for (String name : fullName.split("/")) {
            if (name.isEmpty()) {
                continue;
            }
            if (group == null) {
                return null;
            }
            found = group.getItem(name);
            group = found instanceof ItemGroup<?> below ? below : null;
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    /** Below the group first; a path without a slash at its start may also be meant from the top. */
    Item resolve(String path, ItemGroup<?> context) {
        if (path == null) {
            return null;
        }
        if (context == null || path.startsWith("/")) {
            return byFullName(path);
        }
        Object current = context;
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                current = current instanceof Item item ? item.getParent() : null;
            } else if (!name.equals(".")) {
                current = current instanceof ItemGroup<?> group ? group.getItem(name) : null;
            }
            if (current == null) {
                return byFullName(path);
            }
        }
        return current instanceof Item item ? item : byFullName(path);
    }

    File dir(String name) {
        return new File(dir, name);
    }

    void put(String name, TopLevelItem item) {
        items.put(name, item);
    }

    void remove(String name) {
        items.remove(name);
    }

    @Override
    protected void add(TopLevelItem item) {
        items.put(item.getName(), item);
    }

    @Override
    protected File getRootDirFor(String name) {
        return dir(name);
    }
}
