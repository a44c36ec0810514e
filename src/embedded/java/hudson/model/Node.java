package hudson.model;

import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.labels.LabelAtom;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.slaves.NodeDescriptor;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.ClockDifference;
import hudson.util.DescribableList;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.util.NonLocalizable;

/** A machine on which builds run: its settings. Its state is its {@link Computer}. */
public abstract class Node extends AbstractModelObject
        implements ReconfigurableDescribable<Node>, ExtensionPoint, AccessControlled, PersistenceRoot {
    @Override
    public String getDisplayName() {
        return getNodeName();
    }

    /** Empty for the built-in node. */
    public abstract String getNodeName();

    @Deprecated
    public abstract void setNodeName(String name);

    public abstract String getNodeDescription();

    public abstract Launcher createLauncher(TaskListener listener);

    public abstract int getNumExecutors();

    public abstract Mode getMode();

    public abstract String getLabelString();

    public abstract FilePath getWorkspaceFor(TopLevelItem item);

    public abstract FilePath getRootPath();

    public abstract DescribableList<NodeProperty<?>, NodePropertyDescriptor> getNodeProperties();

    public abstract Callable<ClockDifference, IOException> getClockDifferenceCallable();

    @Override
    public abstract NodeDescriptor getDescriptor();

    protected abstract Computer createComputer();

    public final Computer toComputer() {
        return Jenkins.get().getComputer(getNodeName());
    }

    public final VirtualChannel getChannel() {
        Computer c = toComputer();
        return c == null ? null : c.getChannel();
    }

    public FilePath createPath(String absolutePath) {
        VirtualChannel channel = getChannel();
        return channel == null ? null : new FilePath(channel, absolutePath);
    }

    public boolean isAcceptingTasks() {
        return true;
    }

    /** The labels of the settings and the one that names this node. */
    public Set<LabelAtom> getAssignedLabels() {
        Set<LabelAtom> labels = new HashSet<>(Label.parse(getLabelString()));
        labels.add(getSelfLabel());
        return labels;
    }

    public LabelAtom getSelfLabel() {
        return new LabelAtom(getNodeName());
    }

    /** Why the item can't run here; null if it can. */
    public CauseOfBlockage canTake(Queue.BuildableItem item) {
        Label label = item.getAssignedLabel();
        if (label != null && !label.contains(this)) {
            return because("‘" + getDisplayName() + "’ doesn’t have label ‘" + label.getDisplayName() + '’');
        }
        if (label == null && getMode() == Mode.EXCLUSIVE && !(item.task instanceof Queue.FlyweightTask)) {
            return because("‘" + getDisplayName() + "’ is reserved for jobs with matching label expression");
        }
        if (!isAcceptingTasks()) {
            return because("‘" + getDisplayName() + "’ is not accepting tasks");
        }
        for (QueueTaskDispatcher dispatcher : QueueTaskDispatcher.all()) {
            CauseOfBlockage cause = dispatcher.canTake(this, item);
            if (cause != null) {
                return cause;
            }
        }
        return null;
    }

    private static CauseOfBlockage because(String text) {
        return CauseOfBlockage.fromMessage(new NonLocalizable(text));
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    /** Which tasks a node takes. */
    public enum Mode {
        /** Any that doesn't ask for other labels. */
        NORMAL("Use this node as much as possible"),
        /** Only those that ask for its labels. */
        EXCLUSIVE("Only build jobs with label expressions matching this node");

        private final String description;

        Mode(String description) {
            this.description = description;
        }

        public String getDescription() {
            return description;
        }

        public String getName() {
            return name();
        }
    }
}
