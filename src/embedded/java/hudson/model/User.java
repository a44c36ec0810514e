package hudson.model;

import hudson.BulkChange;
import hudson.ExtensionList;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.SecurityRealm;
import hudson.security.UserMayOrMayNotExistException2;
import hudson.util.XStream2;
import io.jenkins.embedded.security.UserFolders;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import jenkins.model.Loadable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Somebody who uses Jenkins. Known once logged in or asked for, on disk once saved. */
@ExportedBean
public class User extends AbstractModelObject
        implements AccessControlled, DescriptorByNameOwner, Loadable, Saveable, Comparable<User> {
    private static final Logger LOGGER = Logger.getLogger(User.class.getName());

    public static final XStream2 XSTREAM = new XStream2();

    static {
        XSTREAM.alias("user", User.class);
    }

    private volatile String id;
    private volatile String fullName;
    private volatile String description;
    private volatile List<UserProperty> properties = new CopyOnWriteArrayList<>();

    private User(String id, String fullName) {
        this.id = id;
        this.fullName = fullName;
        load();
    }

    /** Tells which ids are the same; the security realm decides. */
    public static IdStrategy idStrategy() {
        return Jenkins.get().getSecurityRealm().getUserIdStrategy();
    }

    /** The user of that id; an unknown one is made if {@code create}, else the answer is null. */
    public static User getById(String id, boolean create) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        Map<String, User> known = AllUsers.get().byKey;
        String key = idStrategy().keyFor(id);
        return create ? known.computeIfAbsent(key, absent -> new User(id, id)) : known.get(key);
    }

    /** Who is logged in; null for nobody in particular. */
    public static User current() {
        return get2(Jenkins.getAuthentication2());
    }

    public static User get2(Authentication a) {
        return a == null || a instanceof AnonymousAuthenticationToken ? null : getById(a.getName(), true);
    }

    public static Collection<User> getAll() {
        List<User> all = new ArrayList<>(AllUsers.get().byKey.values());
        all.sort(null);
        return all;
    }

    /** Forgets what is not on disk and reads the rest anew. */
    public static void reload() throws IOException {
        AllUsers.get().byKey.clear();
        AllUsers.scanAll();
    }

    @Override
    public void load() {
        XmlFile file = getConfigFile();
        try {
            if (file.exists()) {
                file.unmarshal(this);
            }
        } catch (IOException x) {
            LOGGER.log(Level.SEVERE, "Failed to load " + file, x);
        }
        if (properties == null) {
            properties = new CopyOnWriteArrayList<>();
        }
        for (UserPropertyDescriptor each : UserProperty.all()) {
            UserProperty initial = getProperty(each.clazz) == null ? each.newInstance(this) : null;
            if (initial != null) {
                properties.add(initial);
            }
        }
        properties.forEach(each -> each.setUser(this));
    }

    @Exported
    public String getId() {
        return id;
    }

    public String getUrl() {
        return "user/" + Util.rawEncode(idStrategy().keyFor(id));
    }

    @Exported(visibility = 999)
    public String getAbsoluteUrl() {
        return Jenkins.get().getRootUrl() + getUrl();
    }

    @Exported(visibility = 999)
    public String getFullName() {
        return fullName;
    }

    public void setFullName(String name) {
        fullName = Util.fixEmptyAndTrim(name) == null ? id : name;
    }

    @Override
    public String getDisplayName() {
        return getFullName();
    }

    @Exported
    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    @Exported(name = "property", inline = true)
    public List<UserProperty> getAllProperties() {
        return List.copyOf(properties);
    }

    public <T extends UserProperty> T getProperty(Class<T> type) {
        for (UserProperty each : properties) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }

    /** Adds a property in place of that of the same kind, and saves. */
    public synchronized void addProperty(UserProperty p) throws IOException {
        List<UserProperty> next = new ArrayList<>(properties);
        next.removeIf(each -> each.getClass() == p.getClass());
        next.add(p);
        p.setUser(this);
        properties = new CopyOnWriteArrayList<>(next);
        save();
    }

    /** What this user looks like when logged in, for acting in their name. */
    public Authentication impersonate2() throws UsernameNotFoundException {
        UserDetails details = getUserDetailsForImpersonation2();
        return new UsernamePasswordAuthenticationToken(details.getUsername(), "", details.getAuthorities());
    }

    public UserDetails getUserDetailsForImpersonation2() throws UsernameNotFoundException {
        try {
            return Jenkins.get().getSecurityRealm().loadUserByUsername2(id);
        } catch (UserMayOrMayNotExistException2 x) {
            return new org.springframework.security.core.userdetails.User(
                    id, "", List.of(SecurityRealm.AUTHENTICATED_AUTHORITY2));
        }
    }

    /** The groups of this user, for administrators' eyes. */
    public List<String> getAuthorities() {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return List.of();
        }
        try {
            return impersonate2().getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .filter(each -> !each.equals(SecurityRealm.AUTHENTICATED_AUTHORITY2.getAuthority()))
                    .filter(each -> !idStrategy().equals(each, id))
                    .sorted(String.CASE_INSENSITIVE_ORDER)
                    .toList();
        } catch (UsernameNotFoundException x) {
            return List.of();
        }
    }

    /** The folder of this user's files. */
    public File getUserFolder() {
        return UserFolders.of(idStrategy().keyFor(id));
    }

    private XmlFile getConfigFile() {
        return new XmlFile(XSTREAM, new File(getUserFolder(), "config.xml"));
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        XmlFile file = getConfigFile();
        file.write(this);
        SaveableListener.fireOnChange(this, file);
    }

    public void delete() throws IOException {
        AllUsers.get().byKey.remove(idStrategy().keyFor(id));
        Util.deleteRecursive(getUserFolder());
    }

    public Api getApi() {
        return new Api(this);
    }

    /** Users may do everything with their own record. */
    @Override
    public ACL getACL() {
        ACL base = Jenkins.get().getAuthorizationStrategy().getACL(this);
        return ACL.lambda2(
                (user, permission) -> !ACL.isAnonymous2(user) && idStrategy().equals(user.getName(), id)
                        || base.hasPermission2(user, permission));
    }

    @Override
    public int compareTo(User that) {
        return idStrategy().compare(id, that.id);
    }

    @Override
    public String toString() {
        return fullName;
    }

    /** The users of one controller, by the key of their id; those on disk are read when first asked. */
    public static final class AllUsers {
        private final Map<String, User> byKey = new ConcurrentHashMap<>();
        private boolean scanned;

        private static synchronized AllUsers get() {
            AllUsers all = ExtensionList.lookupSingleton(AllUsers.class);
            if (!all.scanned) {
                all.scanned = true;
                scanAll();
            }
            return all;
        }

        /** Reads all users there are on disk. */
        public static void scanAll() {
            AllUsers all = ExtensionList.lookupSingleton(AllUsers.class);
            UserFolders.keys().forEach(key -> all.byKey.putIfAbsent(key, new User(key, key)));
        }
    }
}
