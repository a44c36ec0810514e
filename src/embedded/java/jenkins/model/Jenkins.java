package jenkins.model;

import hudson.BulkChange;
import hudson.Lookup;
import hudson.XmlFile;
import hudson.init.InitMilestone;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.UnprotectedRootAction;
import hudson.model.User;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.security.SecurityRealm;
import hudson.security.csrf.CrumbIssuer;
import hudson.security.csrf.DefaultCrumbIssuer;
import hudson.slaves.NodeDescriptor;
import hudson.util.XStream2;
import io.jenkins.embedded.Makers;
import io.jenkins.embedded.controller.NodeHost;
import io.jenkins.embedded.extension.Components;
import io.jenkins.embedded.web.ItemPath;
import io.jenkins.embedded.web.RootAccess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jenkins.util.NonLocalizable;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.WebApp;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.framework.adjunct.AdjunctManager;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The controller: root of the object tree that URLs walk; holds jobs, settings and extensions. */
@ExportedBean
public class Jenkins extends NodeHost implements DirectlyModifiableTopLevelItemGroup, Loadable, StaplerProxy {
    public static final XStream2 XSTREAM2 = new XStream2();

    public static final PermissionGroup PERMISSIONS = Permission.HUDSON_PERMISSIONS;
    public static final Permission ADMINISTER = Permission.HUDSON_ADMINISTER;
    public static final Permission READ = new Permission(
            PERMISSIONS, "Read", new NonLocalizable("See the controller"), Permission.READ, PermissionScope.JENKINS);
    public static final Permission MANAGE = optional("Manage", "Change settings that aren't sensitive");
    public static final Permission SYSTEM_READ = optional("SystemRead", "See settings");

    public static final Authentication ANONYMOUS2 = new AnonymousAuthenticationToken(
            ACL.ANONYMOUS_USERNAME, ACL.ANONYMOUS_USERNAME, List.of(new SimpleGrantedAuthority("anonymous")));

    private static volatile Jenkins theInstance;

    static {
        XSTREAM2.alias("hudson", Jenkins.class);
    }

    public final transient File root;

    /** Machinery of this controller, by type. */
    public final transient Lookup lookup = new Lookup();

    private Mode mode = Mode.NORMAL;
    private String systemMessage;
    private volatile SecurityRealm securityRealm = SecurityRealm.NO_AUTHENTICATION;
    private volatile AuthorizationStrategy authorizationStrategy = AuthorizationStrategy.UNSECURED;

    private transient volatile CrumbIssuer crumbIssuer = new DefaultCrumbIssuer(false);

    private final transient TopLevelItems items;
    private final transient Queue queue;
    private transient volatile InitMilestone initLevel = InitMilestone.STARTED;
    private transient volatile boolean terminating;

    Jenkins(File root, Components components) {
        this.root = root;
        this.items = new TopLevelItems(this, new File(root, "jobs"));
        this.queue = Makers.queue(root);
        lookup.set(Components.class, components);
    }

    private static Permission optional(String name, String description) {
        return new Permission(
                PERMISSIONS,
                name,
                new NonLocalizable(description),
                ADMINISTER,
                Boolean.getBoolean("jenkins.security." + name + "Permission"),
                new PermissionScope[] {PermissionScope.JENKINS});
    }

    // ---- the one instance ----

    public static Jenkins get() {
        Jenkins instance = theInstance;
        if (instance == null) {
            throw new IllegalStateException("Jenkins.instance is missing. Read the documentation of"
                    + " Jenkins.getInstanceOrNull to see what you are doing wrong.");
        }
        return instance;
    }

    public static Jenkins getInstanceOrNull() {
        return theInstance;
    }

    static void setInstance(Jenkins jenkins) {
        theInstance = jenkins;
    }

    @Override
    public File getRootDir() {
        return root;
    }

    @Override
    public String getDisplayName() {
        return "Jenkins";
    }

    /** Empty, as everything lies below. */
    @Override
    public String getFullName() {
        return "";
    }

    @Override
    public String getFullDisplayName() {
        return "";
    }

    // ---- life ----

    public InitMilestone getInitLevel() {
        return initLevel;
    }

    void reach(InitMilestone milestone) {
        initLevel = milestone;
    }

    public boolean isTerminating() {
        return terminating;
    }

    /** Ends everything; what goes on is kept and goes on after the next start. */
    public void cleanUp() {
        terminating = true;
        new Shutdown(this).run();
    }

    protected XmlFile getConfigFile() {
        return new XmlFile(XSTREAM2, new File(root, "config.xml"));
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this) || initLevel.compareTo(InitMilestone.SYSTEM_CONFIG_LOADED) < 0) {
            return; // what isn't read yet must not be overwritten
        }
        getConfigFile().write(this);
        SaveableListener.fireOnChange(this, getConfigFile());
    }

    @Override
    public void load() throws IOException {
        if (getConfigFile().exists()) {
            getConfigFile().unmarshal(this);
        }
    }

    void loadItems() {
        items.load();
    }

    // ---- settings ----

    public String getSystemMessage() {
        return systemMessage;
    }

    public void setSystemMessage(String message) throws IOException {
        systemMessage = message;
        save();
    }

    /** Seconds. */
    public int getQuietPeriod() {
        return 5;
    }

    /** With a slash at its end: as configured; else as the current request shows it; else null. */
    public String getRootUrl() {
        JenkinsLocationConfiguration location = JenkinsLocationConfiguration.get();
        String url = location == null ? null : location.getUrl();
        return url != null ? url : RequestUrl.root();
    }

    // ---- security ----

    public SecurityRealm getSecurityRealm() {
        return securityRealm;
    }

    public void setSecurityRealm(SecurityRealm realm) {
        securityRealm = realm == null ? SecurityRealm.NO_AUTHENTICATION : realm;
        trySave();
    }

    public AuthorizationStrategy getAuthorizationStrategy() {
        return authorizationStrategy;
    }

    public void setAuthorizationStrategy(AuthorizationStrategy strategy) {
        authorizationStrategy = strategy == null ? AuthorizationStrategy.UNSECURED : strategy;
        trySave();
    }

    private void trySave() {
        try {
            save();
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    @Exported
    public boolean isUseSecurity() {
        return securityRealm != SecurityRealm.NO_AUTHENTICATION
                || authorizationStrategy != AuthorizationStrategy.UNSECURED;
    }

    @Override
    public ACL getACL() {
        return authorizationStrategy.getRootACL();
    }

    /** Null while POSTs need no crumb. */
    public CrumbIssuer getCrumbIssuer() {
        return crumbIssuer;
    }

    public void setCrumbIssuer(CrumbIssuer issuer) {
        crumbIssuer = issuer;
    }

    // ---- pages ----

    /** Lets nobody in without Overall/Read, but for what {@link RootAccess} names. */
    @Override
    public Object getTarget() {
        if (isSubjectToMandatoryReadPermissionCheck(Stapler.getCurrentRequest().getRestOfPath())) {
            checkPermission(READ);
        }
        return this;
    }

    public boolean isSubjectToMandatoryReadPermissionCheck(String restOfPath) {
        return !RootAccess.isOpen(restOfPath, getUnprotectedRootActions());
    }

    /** The URL names of actions that guard themselves. */
    public Collection<String> getUnprotectedRootActions() {
        return getActions().stream()
                .filter(UnprotectedRootAction.class::isInstance)
                .map(Action::getUrlName)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Scripts and style sheets of views; the hash only keeps browsers from using old ones. */
    public AdjunctManager getAdjuncts(String hash) {
        return AdjunctManager.get(WebApp.getCurrent().context);
    }

    /** Who acts in this thread. */
    public static Authentication getAuthentication2() {
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        return current == null ? ANONYMOUS2 : current;
    }

    /** The current user, or null. */
    public User getMe() {
        return User.current();
    }

    public User getUser(String name) {
        return User.getById(name, false);
    }

    /** The root action of this URL name, or what leads to the items. */
    public Object getDynamic(String token) {
        for (Action action : getActions()) {
            String url = action.getUrlName();
            if (url != null && (url.equals(token) || url.equals('/' + token))) {
                return action;
            }
        }
        return ItemPath.of(this, token);
    }

    // ---- items ----

    @Override
    @Exported(name = "jobs")
    public List<TopLevelItem> getItems() {
        return items.visible();
    }

    /** Those of the type which the current user may see. */
    public <T> List<T> getItems(Class<T> type) {
        return items.visible().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public TopLevelItem getItem(String name) {
        return items.get(name);
    }

    /** Resolves a path that may be relative to a group. */
    public Item getItem(String pathName, ItemGroup context) {
        return items.resolve(pathName, context);
    }

    public final Item getItem(String pathName, Item context) {
        return getItem(pathName, context == null ? null : context.getParent());
    }

    public final <T extends Item> T getItem(String pathName, ItemGroup context, Class<T> type) {
        Item found = getItem(pathName, context);
        return type.isInstance(found) ? type.cast(found) : null;
    }

    public final <T extends Item> T getItem(String pathName, Item context, Class<T> type) {
        return getItem(pathName, context == null ? null : context.getParent(), type);
    }

    public Item getItemByFullName(String fullName) {
        return getItemByFullName(fullName, Item.class);
    }

    /** Null if there is none of the type, or the current user may not see it. */
    public <T extends Item> T getItemByFullName(String fullName, Class<T> type) {
        Item found = items.byFullName(fullName);
        return type.isInstance(found) ? type.cast(found) : null;
    }

    @Override
    public String getUrlChildPrefix() {
        return "job";
    }

    @Override
    public File getRootDirFor(TopLevelItem child) {
        return items.dir(child.getName());
    }

    public File getBuildDirFor(Job job) {
        return new File(job.getRootDir(), "builds");
    }

    public synchronized TopLevelItem createProject(TopLevelItemDescriptor type, String name) throws IOException {
        return createProject(type, name, true);
    }

    @Override
    public synchronized TopLevelItem createProject(TopLevelItemDescriptor type, String name, boolean notify)
            throws IOException {
        return items.createProject(type, name, notify);
    }

    public synchronized <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return type.cast(createProject((TopLevelItemDescriptor) getDescriptorOrDie(type), name));
    }

    @Override
    public TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException {
        return items.createProjectFromXML(name, xml);
    }

    @Override
    public <T extends TopLevelItem> T copy(T src, String name) throws IOException {
        return items.copy(src, name);
    }

    @Override
    public boolean canAdd(TopLevelItem item) {
        return true;
    }

    @Override
    public synchronized <I extends TopLevelItem> I add(I item, String name) throws IOException {
        if (items.all().containsKey(name)) {
            throw new IllegalArgumentException("already an item '" + name + "'");
        }
        items.put(name, item);
        return item;
    }

    @Override
    public void remove(TopLevelItem item) {
        items.remove(item.getName());
    }

    @Override
    public void onRenamed(TopLevelItem job, String oldName, String newName) {
        items.remove(oldName);
        items.put(newName, job);
    }

    @Override
    public void onDeleted(TopLevelItem item) throws IOException {
        items.remove(item.getName());
    }

    /** Fails for names that can't be those of folders or of URL segments. */
    public static void checkGoodName(String name) throws Failure {
        ItemNames.check(name);
    }

    // ---- nodes and queue ----

    @Override
    public Queue getQueue() {
        return queue;
    }

    /** Makes the built-in node's executors. */
    void openNode() {
        updateComputer();
    }

    @Override
    public Mode getMode() {
        return mode;
    }

    @Override
    public NodeDescriptor getDescriptor() {
        return DescriptorImpl.INSTANCE;
    }

    public Api getApi() {
        return new Api(this);
    }

    /** Describes the built-in node. */
    public static final class DescriptorImpl extends NodeDescriptor {
        public static final DescriptorImpl INSTANCE = new DescriptorImpl();
    }
}
