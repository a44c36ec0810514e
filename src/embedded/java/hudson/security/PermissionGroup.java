package hudson.security;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jvnet.localizer.Localizable;

/** The permissions of one component, under a title. */
public final class PermissionGroup implements Iterable<Permission>, Comparable<PermissionGroup> {
    private static final List<PermissionGroup> ALL = new CopyOnWriteArrayList<>();

    public final Class<?> owner;
    public final Localizable title;

    private final List<Permission> permissions = new CopyOnWriteArrayList<>();

    public PermissionGroup(Class<?> owner, Localizable title) {
        this.owner = owner;
        this.title = title;
        ALL.add(this);
    }

    void add(Permission permission) {
        permissions.removeIf(permission::equals);
        permissions.add(permission);
    }

    public String getId() {
        return owner.getName();
    }

    @Override
    public Iterator<Permission> iterator() {
        return getPermissions().iterator();
    }

    public List<Permission> getPermissions() {
        return List.copyOf(permissions);
    }

    public Permission find(String name) {
        return permissions.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    public static List<PermissionGroup> getAll() {
        return ALL.stream().sorted().toList();
    }

    public static PermissionGroup get(Class<?> owner) {
        return ALL.stream().filter(each -> each.owner == owner).findFirst().orElse(null);
    }

    @Override
    public int compareTo(PermissionGroup that) {
        return getId().compareTo(that.getId());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PermissionGroup that && getId().equals(that.getId());
    }

    @Override
    public int hashCode() {
        return getId().hashCode();
    }

    @Override
    public String toString() {
        return "PermissionGroup[" + getId() + ']';
    }
}
