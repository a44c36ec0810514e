package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Items;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.extension.Notifications;

/** Is told of changes to jobs and folders. */
public class ItemListener implements ExtensionPoint {
    public void onCreated(Item item) {}

    public void onCopied(Item src, Item item) {
        onCreated(item);
    }

    /** A copy is about to be made; an exception refuses it. */
    public void onCheckCopy(Item src, ItemGroup parent) throws Failure {}

    /** All jobs have been loaded. */
    public void onLoaded() {}

    /** The item is about to be deleted; an exception refuses it. */
    public void onCheckDelete(Item item) throws Failure, InterruptedException {}

    public void onDeleted(Item item) {}

    public void onRenamed(Item item, String oldName, String newName) {}

    /** The full name changed: renamed or moved, itself or a folder above. */
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {}

    /** The configuration was changed by a person. */
    public void onUpdated(Item item) {}

    public void onBeforeShutdown() {}

    public static ExtensionList<ItemListener> all() {
        return ExtensionList.lookup(ItemListener.class);
    }

    public static void fireOnCreated(Item item) {
        Notifications.send(all(), l -> l.onCreated(item));
    }

    public static void fireOnCopied(Item src, Item result) {
        Notifications.send(all(), l -> l.onCopied(src, result));
    }

    public static void fireOnUpdated(Item item) {
        Notifications.send(all(), l -> l.onUpdated(item));
    }

    public static void fireOnDeleted(Item item) {
        Notifications.send(all(), l -> l.onDeleted(item));
    }

    public static void checkBeforeDelete(Item item) throws Failure, InterruptedException {
        for (ItemListener listener : all()) {
            listener.onCheckDelete(item);
        }
    }

    public static void checkBeforeCopy(Item src, ItemGroup parent) throws Failure {
        for (ItemListener listener : all()) {
            listener.onCheckCopy(src, parent);
        }
    }

    /** To be called after the change: tells of the item and, for a group, of everything below it. */
    public static void fireLocationChange(Item rootItem, String oldFullName) {
        String oldName = oldFullName.substring(oldFullName.lastIndexOf('/') + 1);
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            if (!oldName.equals(rootItem.getName())) {
                Notifications.send(all(), l -> l.onRenamed(rootItem, oldName, rootItem.getName()));
            }
            String newFullName = rootItem.getFullName();
            Notifications.send(all(), l -> l.onLocationChanged(rootItem, oldFullName, newFullName));
            if (rootItem instanceof ItemGroup<?> group) {
                for (Item child : Items.getAllItems(group, Item.class)) {
                    String newName = child.getFullName();
                    String name = oldFullName + newName.substring(newFullName.length());
                    Notifications.send(all(), l -> l.onLocationChanged(child, name, newName));
                }
            }
        }
    }
}
