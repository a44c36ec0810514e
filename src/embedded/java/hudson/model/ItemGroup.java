package hudson.model;

import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jenkins.model.FullyNamed;
import jenkins.model.FullyNamedModelObject;

/** Holds items by name: the controller, or a folder. */
public interface ItemGroup<T extends Item> extends FullyNamed, FullyNamedModelObject, PersistenceRoot {
    @Override
    String getFullName();

    @Override
    String getFullDisplayName();

    /** Items that the current user may see. */
    Collection<T> getItems();

    default Collection<T> getItems(Predicate<T> pred) {
        return getItemsStream(pred).toList();
    }

    default Stream<T> getItemsStream() {
        return getItems().stream();
    }

    default Stream<T> getItemsStream(Predicate<T> pred) {
        return getItemsStream().filter(pred);
    }

    String getUrl();

    /** The URL segment before an item's name, such as {@code job}. */
    String getUrlChildPrefix();

    T getItem(String name);

    File getRootDirFor(T child);

    default void onRenamed(T item, String oldName, String newName) throws IOException {}

    void onDeleted(T item) throws IOException;

    /** All items of the type in this group and the groups below it. */
    default <U extends Item> List<U> getAllItems(Class<U> type) {
        return Items.getAllItems(this, type);
    }

    default <U extends Item> Iterable<U> allItems(Class<U> type) {
        return Items.getAllItems(this, type);
    }
}
