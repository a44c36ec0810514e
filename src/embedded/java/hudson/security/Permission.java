package hudson.security;

import hudson.model.Hudson;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.util.NonLocalizable;
import org.jvnet.localizer.Localizable;

/** Something a user may or may not do. Whoever has {@link #impliedBy} has this permission too. */
public final class Permission {
    private static final List<Permission> ALL = new CopyOnWriteArrayList<>();

    public final Class<?> owner;
    public final PermissionGroup group;
    public final String name;
    public final Localizable description;
    public final Permission impliedBy;
    public boolean enabled;

    private final Set<PermissionScope> scopes;

    /** The permissions of the controller as a whole. */
    public static final PermissionGroup HUDSON_PERMISSIONS =
            new PermissionGroup(Hudson.class, new NonLocalizable("Overall"));

    public static final Permission HUDSON_ADMINISTER =
            new Permission(HUDSON_PERMISSIONS, "Administer", null, null, PermissionScope.JENKINS);

    /** What the permissions of single components are implied by. */
    public static final PermissionGroup GROUP = new PermissionGroup(Permission.class, new NonLocalizable("N/A"));

    public static final Permission READ = generic("GenericRead", HUDSON_ADMINISTER);
    public static final Permission WRITE = generic("GenericWrite", HUDSON_ADMINISTER);
    public static final Permission CREATE = generic("GenericCreate", WRITE);
    public static final Permission UPDATE = generic("GenericUpdate", WRITE);
    public static final Permission DELETE = generic("GenericDelete", WRITE);
    public static final Permission CONFIGURE = generic("GenericConfigure", UPDATE);

    public Permission(
            PermissionGroup group,
            String name,
            Localizable description,
            Permission impliedBy,
            boolean enable,
            PermissionScope[] scopes) {
        this.owner = group.owner;
        this.group = group;
        this.name = name;
        this.description = description;
        this.impliedBy = impliedBy;
        this.enabled = enable;
        this.scopes = Set.of(scopes);
        group.add(this);
        ALL.add(this);
    }

    public Permission(
            PermissionGroup group, String name, Localizable description, Permission impliedBy, PermissionScope scope) {
        this(group, name, description, impliedBy, true, new PermissionScope[] {scope});
    }

    private static Permission generic(String name, Permission impliedBy) {
        return new Permission(GROUP, name, null, impliedBy, true, new PermissionScope[0]);
    }

    /** The name of the owning class, a dot, the name. */
    public String getId() {
        return owner.getName() + '.' + name;
    }

    public static Permission fromId(String id) {
        return ALL.stream().filter(each -> each.getId().equals(id)).findFirst().orElse(null);
    }

    public static List<Permission> getAll() {
        return List.copyOf(ALL);
    }

    public boolean getEnabled() {
        return enabled;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Permission that && getId().equals(that.getId());
    }

    @Override
    public int hashCode() {
        return getId().hashCode();
    }

    @Override
    public String toString() {
        return "Permission[" + owner + ',' + name + ']';
    }
}
