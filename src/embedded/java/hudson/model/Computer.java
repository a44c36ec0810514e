package hudson.model;

import hudson.EnvVars;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.slaves.RetentionStrategy;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.logging.LogRecord;
import jenkins.model.Jenkins;
import jenkins.util.NonLocalizable;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The running state of a node: its executors. */
@ExportedBean
public abstract class Computer extends Actionable implements AccessControlled, DescriptorByNameOwner {
    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Computer.class, new NonLocalizable("Agent"));
    public static final Permission CONFIGURE = new Permission(
            PERMISSIONS,
            "Configure",
            new NonLocalizable("Change agents"),
            Permission.CONFIGURE,
            PermissionScope.COMPUTER);
    public static final Permission DELETE = new Permission(
            PERMISSIONS, "Delete", new NonLocalizable("Delete agents"), Permission.DELETE, PermissionScope.COMPUTER);
    public static final Permission CREATE = new Permission(
            PERMISSIONS, "Create", new NonLocalizable("Create agents"), Permission.CREATE, PermissionScope.JENKINS);
    public static final Permission CONNECT = new Permission(
            PERMISSIONS, "Connect", new NonLocalizable("Connect agents"), Jenkins.ADMINISTER, PermissionScope.COMPUTER);
    public static final Permission DISCONNECT = new Permission(
            PERMISSIONS,
            "Disconnect",
            new NonLocalizable("Disconnect agents"),
            Jenkins.ADMINISTER,
            PermissionScope.COMPUTER);
    public static final Permission BUILD = new Permission(
            PERMISSIONS,
            "Build",
            new NonLocalizable("Run builds as this user"),
            Permission.WRITE,
            PermissionScope.COMPUTER);

    private static final ThreadLocal<Computer> CURRENT = new ThreadLocal<>();

    protected String nodeName;

    private final List<Executor> executors = new CopyOnWriteArrayList<>();
    private final List<OneOffExecutor> oneOffExecutors = new CopyOnWriteArrayList<>();
    private final WorkspaceList workspaceList = new WorkspaceList();
    private int numExecutors;

    protected Computer(Node node) {
        setNode(node);
    }

    protected void setNode(Node node) {
        this.nodeName = node instanceof Jenkins ? null : node.getNodeName();
        setNumExecutors(node.getNumExecutors());
    }

    public abstract VirtualChannel getChannel();

    public abstract Charset getDefaultCharset();

    public abstract List<LogRecord> getLogRecords() throws IOException, InterruptedException;

    public abstract Boolean isUnix();

    public abstract RetentionStrategy getRetentionStrategy();

    /** Serves the launch of an agent from outside. */
    public abstract void doLaunchSlaveAgent(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException;

    protected abstract Future<?> _connect(boolean forceReconnect);

    public Node getNode() {
        Jenkins jenkins = Jenkins.get();
        return nodeName == null ? jenkins : jenkins.getNode(nodeName);
    }

    public String getName() {
        return nodeName == null ? "" : nodeName;
    }

    @Override
    @Exported
    public String getDisplayName() {
        return getName();
    }

    public String getUrl() {
        return "computer/" + hudson.Util.rawEncode(getName()) + '/';
    }

    public WorkspaceList getWorkspaceList() {
        return workspaceList;
    }

    @Exported
    public boolean isOffline() {
        return getChannel() == null;
    }

    public final boolean isOnline() {
        return !isOffline();
    }

    public boolean isAcceptingTasks() {
        Node node = getNode();
        return node != null && node.isAcceptingTasks();
    }

    // ---- executors ----

    @Exported
    public int getNumExecutors() {
        return numExecutors;
    }

    /** Free executors above the number go at once, busy ones when they are done. */
    public void setNumExecutors(int n) {
        synchronized (executors) {
            numExecutors = n;
            executors.removeIf(executor -> executor.getNumber() >= n && executor.isParking());
            fill();
        }
    }

    private void fill() {
        for (int i = 0; i < numExecutors; i++) {
            int number = i;
            if (executors.stream().noneMatch(executor -> executor.getNumber() == number)) {
                executors.add(new Executor(this, number));
            }
        }
    }

    protected void removeExecutor(Executor e) {
        if (e instanceof OneOffExecutor) {
            oneOffExecutors.remove(e);
            return;
        }
        synchronized (executors) {
            executors.remove(e);
            fill();
        }
    }

    OneOffExecutor newOneOffExecutor() {
        OneOffExecutor executor = new OneOffExecutor(this);
        oneOffExecutors.add(executor);
        return executor;
    }

    public List<Executor> getExecutors() {
        return new ArrayList<>(executors);
    }

    public List<OneOffExecutor> getOneOffExecutors() {
        return new ArrayList<>(oneOffExecutors);
    }

    public List<Executor> getAllExecutors() {
        List<Executor> all = getExecutors();
        all.addAll(oneOffExecutors);
        return all;
    }

    @Exported
    public final boolean isIdle() {
        return oneOffExecutors.isEmpty() && executors.stream().allMatch(Executor::isIdle);
    }

    /** The controller stops: interrupts what runs here. */
    public void interrupt() {
        getAllExecutors().stream().filter(Executor::isBusy).forEach(Executor::interruptForShutdown);
    }

    // ---- environment ----

    /** The environment of the node's own process. */
    public EnvVars getEnvironment() throws IOException, InterruptedException {
        return new EnvVars(System.getenv());
    }

    /** What the settings of the node add to builds. */
    public EnvVars buildEnvironment(TaskListener listener) throws IOException, InterruptedException {
        return new EnvVars();
    }

    /** The computer on which the executor of this thread is; or null. */
    public static Computer currentComputer() {
        Executor executor = Executor.currentExecutor();
        return executor == null ? null : executor.getOwner();
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    public Api getApi() {
        return new Api(this);
    }
}
