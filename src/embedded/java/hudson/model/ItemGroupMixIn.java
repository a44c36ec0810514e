package hudson.model;

import hudson.Util;
import hudson.model.listeners.ItemListener;
import hudson.security.AccessControlled;
import hudson.util.Function1;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** What groups have in common that create items on request. */
public abstract class ItemGroupMixIn {
    private static final Logger LOGGER = Logger.getLogger(ItemGroupMixIn.class.getName());

    public static final Function1<String, Item> KEYED_BY_NAME = Item::getName;

    private final ItemGroup<?> parent;
    private final AccessControlled acl;

    protected ItemGroupMixIn(ItemGroup parent, AccessControlled acl) {
        this.parent = parent;
        this.acl = acl;
    }

    protected abstract void add(TopLevelItem item);

    protected abstract File getRootDirFor(String name);

    /** Reads the items whose folders lie in the directory; those that can't be read are left out. */
    public static <K, V extends Item> Map<K, V> loadChildren(
            ItemGroup parent, File modulesDir, Function1<? extends K, ? super V> key) {
        Map<K, V> items = new TreeMap<>();
        File[] folders = modulesDir.listFiles(f -> new File(f, "config.xml").exists());
        for (File folder : folders == null ? new File[0] : folders) {
            try {
                @SuppressWarnings("unchecked")
                V item = (V) Items.load(parent, folder);
                items.put(key.call(item), item);
            } catch (IOException | RuntimeException x) {
                LOGGER.log(Level.WARNING, x, () -> "Can't load job " + folder);
            }
        }
        return items;
    }

    public synchronized TopLevelItem createProject(TopLevelItemDescriptor type, String name, boolean notify)
            throws IOException {
        checkNew(name);
        TopLevelItem item = type.newInstance(parent, name);
        item.onCreatedFromScratch();
        item.save();
        add(item);
        if (notify) {
            ItemListener.fireOnCreated(item);
        }
        return item;
    }

    @SuppressWarnings("unchecked")
    public synchronized <T extends TopLevelItem> T copy(T src, String name) throws IOException {
        checkNew(name);
        src.checkPermission(Item.EXTENDED_READ);
        ItemListener.checkBeforeCopy(src, parent);
        File dir = getRootDirFor(name);
        Files.createDirectories(dir.toPath());
        File config = Items.getConfigFile(dir).getFile();
        Files.copy(Items.getConfigFile(src).getFile().toPath(), config.toPath());
        T result = (T) loadOrForget(dir);
        result.onCopiedFrom(src);
        result.save();
        add(result);
        ItemListener.fireOnCopied(src, result);
        return result;
    }

    public synchronized TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException {
        checkNew(name);
        File dir = getRootDirFor(name);
        Files.createDirectories(dir.toPath());
        Files.copy(xml, Items.getConfigFile(dir).getFile().toPath());
        TopLevelItem result = loadOrForget(dir);
        add(result);
        ItemListener.fireOnCreated(result);
        return result;
    }

    private TopLevelItem loadOrForget(File dir) throws IOException {
        try {
            return (TopLevelItem) Items.load(parent, dir);
        } catch (IOException | RuntimeException x) {
            Util.deleteRecursive(dir);
            throw x;
        }
    }

    private void checkNew(String name) {
        acl.checkPermission(Item.CREATE);
        Jenkins.checkGoodName(name);
        if (parent.getItem(name) != null) {
            throw new IllegalArgumentException(parent.getDisplayName() + " already contains an item '" + name + "'");
        }
    }
}
