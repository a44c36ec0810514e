package hudson.model;

import hudson.BulkChange;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import io.jenkins.embedded.web.ItemPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jenkins.model.DirectlyModifiableTopLevelItemGroup;
import jenkins.model.Jenkins;
import jenkins.model.Loadable;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Base class of jobs and folders. */
@ExportedBean
public abstract class AbstractItem extends Actionable
        implements Loadable, Item, AccessControlled, DescriptorByNameOwner {
    protected transient String name;
    protected volatile String description;
    protected String displayName;

    private transient ItemGroup<? extends Item> parent;

    protected AbstractItem(ItemGroup parent, String name) {
        this.parent = parent;
        doSetName(name);
    }

    @Override
    @Exported(visibility = 999)
    public String getName() {
        return name;
    }

    @Override
    @Exported
    public String getDisplayName() {
        return displayName != null ? displayName : name;
    }

    @Exported
    public String getDisplayNameOrNull() {
        return displayName;
    }

    public void setDisplayName(String displayName) throws IOException {
        this.displayName = Util.fixEmptyAndTrim(displayName);
        save();
    }

    public String getPronoun() {
        return "Item";
    }

    @Override
    public File getRootDir() {
        return rootDirIn(parent);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private File rootDirIn(ItemGroup group) {
        return group.getRootDirFor(this);
    }

    @Override
    public ItemGroup<? extends Item> getParent() {
        return parent;
    }

    @Exported
    public String getDescription() {
        return description;
    }

    public void setDescription(String description) throws IOException {
        this.description = description;
        save();
        ItemListener.fireOnUpdated(this);
    }

    /** Only sets the field: no file is moved. */
    protected void doSetName(String name) {
        this.name = name;
    }

    /** Moves the folder on disk and tells the parent and the listeners. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    protected void renameTo(String newName) throws IOException {
        ItemGroup group = parent;
        String oldName = name;
        String oldFullName = getFullName();
        synchronized (group) {
            synchronized (this) {
                if (oldName.equals(newName)) {
                    return;
                }
                if (group.getItem(newName) != null) {
                    throw new IllegalArgumentException("Job " + newName + " already exists");
                }
                Jenkins.checkGoodName(newName);
                File oldRoot = getRootDir();
                doSetName(newName);
                try {
                    Files.move(oldRoot.toPath(), getRootDir().toPath());
                } catch (IOException x) {
                    doSetName(oldName);
                    throw x;
                }
                group.onRenamed(this, oldName, newName);
            }
        }
        ItemListener.fireLocationChange(this, oldFullName);
    }

    /** Called on the old object after its folder was moved. */
    public void movedTo(DirectlyModifiableTopLevelItemGroup destination, AbstractItem newItem, File destDir)
            throws IOException {
        newItem.onLoad(destination, name);
    }

    @Override
    public abstract Collection<? extends Job> getAllJobs();

    @Override
    @Exported
    public final String getFullName() {
        String above = parent.getFullName();
        return above.isEmpty() ? name : above + '/' + name;
    }

    @Override
    @Exported
    public final String getFullDisplayName() {
        String above = parent.getFullDisplayName();
        return above.isEmpty() ? getDisplayName() : above + " » " + getDisplayName();
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        this.parent = parent;
        doSetName(name);
    }

    @Override
    public void onCopiedFrom(Item src) {}

    @Override
    public final String getUrl() {
        return parent.getUrl() + getShortUrl();
    }

    @Override
    public String getShortUrl() {
        String prefix = parent.getUrlChildPrefix();
        String own = Util.rawEncode(name);
        return prefix.equals(".") ? own + '/' : prefix + '/' + own + '/';
    }

    @Override
    @Exported(visibility = 999, name = "url")
    public final String getAbsoluteUrl() {
        return Item.super.getAbsoluteUrl();
    }

    public final Api getApi() {
        return new Api(this);
    }

    /** An action; for a folder also what leads to its items. */
    @Override
    public Object getDynamic(String token, StaplerRequest req, StaplerResponse rsp) {
        Object items = this instanceof ItemGroup<?> group ? ItemPath.of(group, token) : null;
        return items != null ? items : super.getDynamic(token, req, rsp);
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        getConfigFile().write(this);
        SaveableListener.fireOnChange(this, getConfigFile());
    }

    public final XmlFile getConfigFile() {
        return Items.getConfigFile(this);
    }

    /** Reads the configuration again. */
    @Override
    public void load() throws IOException {
        getConfigFile().unmarshal(this);
        onLoad(parent, getRootDir().getName());
    }

    protected Object writeReplace() {
        return XmlFile.replaceIfNotAtTopLevel(this, () -> new Reference(getFullName()));
    }

    @Override
    public void delete() throws IOException, InterruptedException {
        checkPermission(DELETE);
        ItemListener.checkBeforeDelete(this);
        stopAndDelete();
        removeFromParent();
        ItemListener.fireOnDeleted(this);
    }

    private void stopAndDelete() throws IOException, InterruptedException {
        for (Job<?, ?> job : new ArrayList<>(jobs())) {
            JobActivity.end(job);
        }
        performDelete();
    }

    @SuppressWarnings("unchecked")
    private List<Job<?, ?>> jobs() {
        List<Job<?, ?>> all = new ArrayList<>();
        getAllJobs().forEach(job -> all.add(job));
        return all;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void removeFromParent() throws IOException {
        ((ItemGroup) parent).onDeleted(this);
    }

    protected void performDelete() throws IOException, InterruptedException {
        getConfigFile().delete();
        Util.deleteRecursive(getRootDir());
    }

    @Override
    public String toString() {
        return super.toString() + '[' + (parent == null ? name : getFullName()) + ']';
    }

    /** What is written of an item inside the file of another object. */
    private static final class Reference {
        private final String fullName;

        Reference(String fullName) {
            this.fullName = fullName;
        }

        private Object readResolve() {
            Jenkins jenkins = Jenkins.getInstanceOrNull();
            return jenkins == null ? null : jenkins.getItemByFullName(fullName);
        }
    }
}
