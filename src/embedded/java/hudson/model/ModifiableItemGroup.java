package hudson.model;

/** A group that users may change. */
public interface ModifiableItemGroup<T extends Item> extends ItemGroup<T> {}
