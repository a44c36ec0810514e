package hudson.model;

import hudson.XmlFile;
import hudson.model.listeners.ItemListener;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import jenkins.model.DirectlyModifiableTopLevelItemGroup;

/** Reading, finding and moving items. */
public class Items {
    public static final XStream2 XSTREAM2 = new XStream2();

    /** Reads the item that is kept in the folder. */
    public static Item load(ItemGroup parent, File dir) throws IOException {
        Item item = (Item) getConfigFile(dir).read();
        item.onLoad(parent, dir.getName());
        return item;
    }

    public static XmlFile getConfigFile(File dir) {
        return new XmlFile(XSTREAM2, new File(dir, "config.xml"));
    }

    public static XmlFile getConfigFile(Item item) {
        return getConfigFile(item.getRootDir());
    }

    /** All items of the type below the group, which the current user may see. */
    public static <T extends Item> List<T> getAllItems(ItemGroup root, Class<T> type) {
        return getAllItems(root, type, item -> true);
    }

    public static <T extends Item> List<T> getAllItems(ItemGroup root, Class<T> type, Predicate<T> pred) {
        List<T> found = new ArrayList<>();
        collect(root, type, pred, found);
        return found;
    }

    private static <T extends Item> void collect(ItemGroup<?> group, Class<T> type, Predicate<T> pred, List<T> into) {
        List<Item> children = new ArrayList<>(group.getItems());
        children.sort(Comparator.comparing(Item::getName, String.CASE_INSENSITIVE_ORDER));
        for (Item child : children) {
            if (type.isInstance(child) && pred.test(type.cast(child))) {
                into.add(type.cast(child));
            }
            if (child instanceof ItemGroup<?> below) {
                collect(below, type, pred, into);
            }
        }
    }

    /** Moves the item into another group. */
    public static <I extends AbstractItem & TopLevelItem> I move(
            I item, DirectlyModifiableTopLevelItemGroup destination) throws IOException, IllegalArgumentException {
        DirectlyModifiableTopLevelItemGroup source = (DirectlyModifiableTopLevelItemGroup) item.getParent();
        if (source == destination) {
            return item;
        }
        String name = item.getName();
        if (destination.getItem(name) != null) {
            throw new IllegalArgumentException(name + " already exists");
        }
        String oldFullName = item.getFullName();
        File oldDir = item.getRootDir();
        File newDir = destination.getRootDirFor(item);
        Files.createDirectories(newDir.getParentFile().toPath());
        source.remove(item);
        Files.move(oldDir.toPath(), newDir.toPath());
        I moved = destination.add(item, name);
        item.movedTo(destination, moved, newDir);
        ItemListener.fireLocationChange(moved, oldFullName);
        return moved;
    }
}
