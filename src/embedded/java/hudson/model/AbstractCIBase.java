package hudson.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.labels.LabelAtom;
import hudson.remoting.Callable;
import hudson.security.AccessControlled;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.ClockDifference;
import hudson.util.DescribableList;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import jenkins.model.Jenkins;
import jenkins.security.MasterToSlaveCallable;

/** The controller as the built-in node and as the group of the top-level items. */
public abstract class AbstractCIBase extends Node
        implements ItemGroup<TopLevelItem>, AccessControlled, DescriptorByNameOwner {
    private String label = "";

    private final transient DescribableList<NodeProperty<?>, NodePropertyDescriptor> nodeProperties =
            new DescribableList<>(this);

    public abstract List<Node> getNodes();

    public abstract Queue getQueue();

    protected abstract ConcurrentMap<Node, Computer> getComputerMap();

    /** Empty: the built-in node has no name. */
    @Override
    public String getNodeName() {
        return "";
    }

    @Override
    public void setNodeName(String name) {
        throw new UnsupportedOperationException("The built-in node can't be renamed");
    }

    /** Empty: the controller is what URLs are relative to. */
    @Override
    public String getUrl() {
        return "";
    }

    @Override
    public String getNodeDescription() {
        return "the Jenkins controller's built-in node";
    }

    @Override
    public Launcher createLauncher(TaskListener listener) {
        return new Launcher.LocalLauncher(listener);
    }

    @Override
    public String getLabelString() {
        return label;
    }

    @Override
    public LabelAtom getSelfLabel() {
        return new LabelAtom("built-in");
    }

    /** The workspaces lie below the home directory, in folders as the jobs do. */
    @Override
    public FilePath getWorkspaceFor(TopLevelItem item) {
        return new FilePath(new File(getRootDir(), "workspace/" + item.getFullName()));
    }

    @Override
    public FilePath getRootPath() {
        return new FilePath(getRootDir());
    }

    @Override
    public DescribableList<NodeProperty<?>, NodePropertyDescriptor> getNodeProperties() {
        return nodeProperties;
    }

    @Override
    public Callable<ClockDifference, IOException> getClockDifferenceCallable() {
        return new NoDifference();
    }

    @Override
    protected Computer createComputer() {
        return new BuiltInComputer((Jenkins) this);
    }

    /** The controller's clock is the one that others are compared with. */
    private static final class NoDifference extends MasterToSlaveCallable<ClockDifference, IOException> {
        private static final long serialVersionUID = 1L;

        @Override
        public ClockDifference call() {
            return ClockDifference.ZERO;
        }
    }
}
