package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskFuture;
import hudson.model.queue.ScheduleResult;
import hudson.model.queue.SubTask;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import io.jenkins.embedded.Makers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import jenkins.model.FullyNamedModelObject;
import jenkins.model.Jenkins;
import jenkins.util.NonLocalizable;
import org.jvnet.localizer.Localizable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.springframework.security.core.Authentication;

/** What waits to be built: for the end of its quiet period, for whatever blocks it, for an executor. */
@ExportedBean
public class Queue implements Saveable {
    static {
        Makers.registerQueue(home -> new Queue(new QueueState(new QueueFile(home))));
    }

    private final QueueState state;

    private Queue(QueueState state) {
        this.state = state;
    }

    public static Queue getInstance() {
        return Jenkins.get().getQueue();
    }

    /** Begins to start what waits. */
    public static void init(Jenkins h) {
        h.getQueue().state.open();
    }

    /** Reads the items that waited when the controller ended. */
    public void load() {
        state.load();
    }

    @Override
    public void save() {
        state.save();
    }

    /** Takes everything out that doesn't run yet. */
    public void clear() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        for (Item item : getItems()) {
            cancel(item);
        }
    }

    /** @param quietPeriod seconds */
    public ScheduleResult schedule2(Task p, int quietPeriod, List<Action> actions) {
        List<Action> given = new ArrayList<>(actions);
        given.removeIf(Objects::isNull);
        for (QueueDecisionHandler handler : QueueDecisionHandler.all()) {
            if (!handler.shouldSchedule(p, given)) {
                return ScheduleResult.refused();
            }
        }
        return state.schedule(p, quietPeriod, given);
    }

    public ScheduleResult schedule2(Task p, int quietPeriod, Action... actions) {
        return schedule2(p, quietPeriod, Arrays.asList(actions));
    }

    /** Takes the items of the task out. */
    public boolean cancel(Task p) {
        boolean any = false;
        for (Item item : getItems(p)) {
            any |= cancel(item);
        }
        return any;
    }

    public boolean cancel(Item item) {
        return state.cancel(item.getId());
    }

    @RequirePOST
    public HttpResponse doCancelItem(@QueryParameter long id) throws IOException {
        Item item = getItem(id);
        if (item != null && !(item instanceof LeftItem)) {
            item.doCancelQueue();
        }
        return HttpResponses.status(204);
    }

    public boolean isEmpty() {
        return state.items().isEmpty();
    }

    /** The items that the current user may see. */
    @Exported(inline = true)
    public Item[] getItems() {
        return state.items().stream().filter(Item::isVisible).toArray(Item[]::new);
    }

    /** An item that waits or left not long ago; or null. */
    public Item getItem(long id) {
        return state.item(id);
    }

    public Item getItem(Task t) {
        return state.items(t).stream().findFirst().orElse(null);
    }

    public List<Item> getItems(Task t) {
        return state.items(t);
    }

    /** Sees what can run now. */
    public void maintain() {
        state.maintain();
    }

    public static <V> V withLock(Callable<V> callable) throws Exception {
        return getInstance().state.withLock(callable);
    }

    QueueState state() {
        return state;
    }

    /** Something that can be run again and again. */
    public interface Task extends FullyNamedModelObject, SubTask {

        /** Why it can't run now; null if it can. */
        default CauseOfBlockage getCauseOfBlockage() {
            return null;
        }

        String getName();

        @Override
        String getFullDisplayName();

        default void checkAbortPermission() {
            if (this instanceof AccessControlled controlled) {
                controlled.checkPermission(hudson.model.Item.CANCEL);
            }
        }

        default boolean hasAbortPermission() {
            return !(this instanceof AccessControlled controlled) || controlled.hasPermission(hudson.model.Item.CANCEL);
        }

        String getUrl();

        default boolean isConcurrentBuild() {
            return true;
        }

        /** As whom it runs. */
        default Authentication getDefaultAuthentication2() {
            return ACL.SYSTEM2;
        }

        default Authentication getDefaultAuthentication2(Queue.Item item) {
            return getDefaultAuthentication2();
        }
    }

    /** A task so light that it runs without taking an executor of a node. */
    public interface FlyweightTask extends Task {}

    /** A task that isn't kept in the file of the queue: its owner asks again after a restart. */
    public interface TransientTask extends Task {}

    /** One run of a task. */
    public interface Executable extends Runnable {
        SubTask getParent();

        @Override
        void run();

        /** Milliseconds; -1 when unknown. */
        default long getEstimatedDuration() {
            return getParent().getEstimatedDuration();
        }

        @Override
        String toString();
    }

    /** An action of an item that decides whether a further request is an item of its own. */
    public interface QueueAction extends Action {
        boolean shouldSchedule(List<Action> actions);
    }

    /** May refuse requests. */
    public abstract static class QueueDecisionHandler implements ExtensionPoint {
        public abstract boolean shouldSchedule(Task p, List<Action> actions);

        public static ExtensionList<QueueDecisionHandler> all() {
            return ExtensionList.lookup(QueueDecisionHandler.class);
        }
    }

    /** One request in the queue. It changes its class as it goes on, and keeps its id. */
    @ExportedBean(defaultVisibility = 999)
    public abstract static class Item extends Actionable {
        private final long id;

        @Exported
        public final Task task;

        private final long inQueueSince;
        private transient TaskFuture future;

        protected Item(Item item) {
            this(item.task, item.id, item.inQueueSince, item.future(), item.getActions());
        }

        Item(Task task, long id, long since, TaskFuture future, List<Action> actions) {
            this.task = task;
            this.id = id;
            this.inQueueSince = since;
            this.future = future;
            actions.forEach(this::addAction);
        }

        @Exported
        public long getId() {
            return id;
        }

        public Task getTask() {
            return task;
        }

        @Exported
        public boolean isBlocked() {
            return this instanceof BlockedItem;
        }

        @Exported
        public boolean isBuildable() {
            return this instanceof BuildableItem;
        }

        @Exported
        public boolean isStuck() {
            return false;
        }

        /** When it came into the queue, in milliseconds since 1970. */
        @Exported
        public long getInQueueSince() {
            return inQueueSince;
        }

        public QueueTaskFuture<Executable> getFuture() {
            return future();
        }

        synchronized TaskFuture future() {
            if (future == null) {
                future = new TaskFuture(id);
            }
            return future;
        }

        public Label getAssignedLabel() {
            return task.getAssignedLabel();
        }

        public final List<Cause> getCauses() {
            CauseAction action = getAction(CauseAction.class);
            return action == null ? List.of() : action.getCauses();
        }

        public abstract CauseOfBlockage getCauseOfBlockage();

        @Exported
        public final String getWhy() {
            CauseOfBlockage cause = getCauseOfBlockage();
            return cause == null ? null : cause.getShortDescription();
        }

        @Exported
        public String getUrl() {
            return "queue/item/" + id + '/';
        }

        /** The parameters, one a line. */
        @Exported
        public String getParams() {
            StringBuilder text = new StringBuilder();
            for (ParametersAction action : getActions(ParametersAction.class)) {
                action.getParameters().forEach(v -> text.append('\n').append(v.getShortDescription()));
            }
            return text.toString();
        }

        @Override
        public String getDisplayName() {
            return task.getFullDisplayName();
        }

        @RequirePOST
        public HttpResponse doCancelQueue() {
            if (task.hasAbortPermission()) {
                getInstance().cancel(this);
            }
            return HttpResponses.status(204);
        }

        public Authentication authenticate2() {
            return task.getDefaultAuthentication2(this);
        }

        private boolean isVisible() {
            return !(task instanceof AccessControlled controlled) || controlled.hasPermission(hudson.model.Item.READ);
        }

        @Override
        public String toString() {
            return getClass().getName() + ':' + task + ':' + id;
        }
    }

    /** In its quiet period. */
    public static final class WaitingItem extends Item implements Comparable<WaitingItem> {
        /** When the quiet period ends. */
        public Calendar timestamp;

        WaitingItem(Calendar timestamp, Task task, long id, List<Action> actions) {
            super(task, id, System.currentTimeMillis(), null, actions);
            this.timestamp = timestamp;
        }

        @Override
        public int compareTo(WaitingItem that) {
            int byTime = timestamp.compareTo(that.timestamp);
            return byTime != 0 ? byTime : Long.compare(getId(), that.getId());
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            long left = timestamp.getTimeInMillis() - System.currentTimeMillis();
            return because(
                    left > 0
                            ? "In the quiet period. Expires in " + hudson.Util.getTimeSpanString(left)
                            : "Finished waiting");
        }
    }

    /** Past its quiet period. */
    public abstract static class NotWaitingItem extends Item {
        @Exported
        public final long buildableStartMilliseconds;

        NotWaitingItem(Item item) {
            super(item);
            buildableStartMilliseconds = System.currentTimeMillis();
        }
    }

    /** Could have an executor, but something else is in the way. */
    public static class BlockedItem extends NotWaitingItem {
        private final transient CauseOfBlockage cause;

        BlockedItem(Item item, CauseOfBlockage cause) {
            super(item);
            this.cause = cause;
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            return cause;
        }
    }

    /** Waits for an executor only. */
    public static final class BuildableItem extends NotWaitingItem {
        private transient volatile boolean pending;

        BuildableItem(Item item) {
            super(item);
        }

        /** Has its executor and is about to start. */
        public boolean isPending() {
            return pending;
        }

        void setPending() {
            pending = true;
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            return because(Placement.whyNot(this));
        }
    }

    /** Left the queue: started or cancelled. */
    public static final class LeftItem extends Item {
        private final transient Executable executable;

        LeftItem(Item item, Executable executable) {
            super(item);
            this.executable = executable;
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            return null;
        }

        @Exported
        public Executable getExecutable() {
            return executable;
        }

        @Exported
        public boolean isCancelled() {
            return executable == null;
        }
    }

    private static CauseOfBlockage because(String text) {
        Localizable message = new NonLocalizable(text);
        return CauseOfBlockage.fromMessage(message);
    }
}
