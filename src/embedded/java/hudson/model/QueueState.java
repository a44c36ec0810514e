package hudson.model;

import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.FoldableAction;
import hudson.model.queue.QueueListener;
import hudson.model.queue.QueueTaskDispatcher;
import hudson.model.queue.ScheduleResult;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.extension.Notifications;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.NonLocalizable;
import jenkins.util.Timer;

/** The items of the queue under one lock, and the rules by which they go on. */
final class QueueState {
    private static final Logger LOGGER = Logger.getLogger(QueueState.class.getName());
    private static final int LEFT_KEPT = 200;
    private static final long RECHECK_MILLIS = 1000;

    private final ReentrantLock lock = new ReentrantLock();

    /** In the order in which they came. */
    private final Map<Long, Queue.Item> items = new LinkedHashMap<>();

    private final Map<Long, Queue.LeftItem> left = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Queue.LeftItem> eldest) {
            return size() > LEFT_KEPT;
        }
    };

    private final QueueFile file;
    private long lastId;
    private boolean open;
    private boolean recheckPlanned;

    QueueState(QueueFile file) {
        this.file = file;
    }

    <V> V withLock(Callable<V> callable) throws Exception {
        lock.lock();
        try {
            return callable.call();
        } finally {
            lock.unlock();
        }
    }

    void withLock(Runnable runnable) {
        lock.lock();
        try {
            runnable.run();
        } finally {
            lock.unlock();
        }
    }

    /** From here on items are started. */
    void open() {
        withLock(() -> {
            open = true;
        });
        maintain();
    }

    void load() {
        withLock(() -> {
            QueueFile.Content saved = file.read();
            lastId = Math.max(lastId, saved.lastId());
            for (Queue.Item item : saved.items()) {
                items.put(item.getId(), item);
            }
        });
    }

    void save() {
        withLock(() -> file.write(lastId, items.values()));
    }

    List<Queue.Item> items() {
        lock.lock();
        try {
            return new ArrayList<>(items.values());
        } finally {
            lock.unlock();
        }
    }

    List<Queue.Item> items(Queue.Task task) {
        return items().stream().filter(item -> item.task.equals(task)).toList();
    }

    Queue.Item item(long id) {
        lock.lock();
        try {
            Queue.Item item = items.get(id);
            return item != null ? item : left.get(id);
        } finally {
            lock.unlock();
        }
    }

    ScheduleResult schedule(Queue.Task task, int quietSeconds, List<Action> actions) {
        ScheduleResult result;
        lock.lock();
        try {
            Calendar due = new GregorianCalendar();
            due.add(Calendar.SECOND, quietSeconds);
            List<Queue.Item> same = items(task).stream()
                    .filter(item -> !isOfItsOwn(item, actions))
                    .toList();
            if (same.isEmpty()) {
                Queue.WaitingItem item = new Queue.WaitingItem(due, task, ++lastId, actions);
                items.put(item.getId(), item);
                result = ScheduleResult.created(item);
                Notifications.send(QueueListener.all(), listener -> listener.onEnterWaiting(item));
            } else {
                same.forEach(item -> fold(item, task, actions, due));
                result = ScheduleResult.existing(same.get(0));
            }
            save();
        } finally {
            lock.unlock();
        }
        Timer.get().execute(this::maintain);
        return result;
    }

    private static boolean isOfItsOwn(Queue.Item item, List<Action> actions) {
        List<Action> present = new ArrayList<>(item.getActions());
        return item.getActions(Queue.QueueAction.class).stream().anyMatch(a -> a.shouldSchedule(actions))
                || actions.stream().anyMatch(a -> a instanceof Queue.QueueAction q && q.shouldSchedule(present))
                || item instanceof Queue.BuildableItem buildable && buildable.isPending();
    }

    private static void fold(Queue.Item item, Queue.Task task, List<Action> actions, Calendar due) {
        for (Action action : actions) {
            if (action instanceof FoldableAction foldable) {
                foldable.foldIntoExisting(item, task, actions);
            }
        }
        if (item instanceof Queue.WaitingItem waiting && due.before(waiting.timestamp)) {
            waiting.timestamp = due;
        }
    }

    /** Takes a waiting item out; false if it has an executor already or isn't there. */
    boolean cancel(long id) {
        Queue.Item item;
        lock.lock();
        try {
            item = items.get(id);
            if (item == null || item instanceof Queue.BuildableItem buildable && buildable.isPending()) {
                return false;
            }
            leave(item, null);
        } finally {
            lock.unlock();
        }
        item.future().cancelled();
        return true;
    }

    private void leave(Queue.Item item, Queue.Executable executable) {
        items.remove(item.getId());
        Queue.LeftItem gone = new Queue.LeftItem(item, executable);
        left.put(item.getId(), gone);
        save();
        Notifications.send(QueueListener.all(), listener -> listener.onLeft(gone));
    }

    /** To be called by the executor when it has created what is to run; and, with null, when it couldn't. */
    void onStarted(Queue.BuildableItem item, Queue.Executable executable) {
        withLock(() -> leave(item, executable));
    }

    /** Moves each item on as far as it can go. */
    void maintain() {
        lock.lock();
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            if (!open || Jenkins.get().isTerminating()) {
                return;
            }
            for (Queue.Item item : new ArrayList<>(items.values())) {
                try {
                    advance(item);
                } catch (RuntimeException | LinkageError x) {
                    LOGGER.log(Level.WARNING, x, () -> "Queue item " + item + " failed; it is tried again");
                }
            }
            planRecheck();
        } finally {
            lock.unlock();
        }
    }

    private void advance(Queue.Item item) {
        if (item instanceof Queue.BuildableItem buildable && buildable.isPending()
                || item instanceof Queue.WaitingItem waiting && waiting.timestamp.after(new GregorianCalendar())) {
            return;
        }
        CauseOfBlockage blockage = blockage(item);
        if (blockage != null) {
            items.put(item.getId(), new Queue.BlockedItem(item, blockage));
            return;
        }
        Queue.BuildableItem buildable = item instanceof Queue.BuildableItem b ? b : new Queue.BuildableItem(item);
        items.put(item.getId(), buildable);
        Executor executor = Placement.find(buildable);
        if (executor != null) {
            buildable.setPending();
            executor.begin(buildable);
        }
    }

    private CauseOfBlockage blockage(Queue.Item item) {
        CauseOfBlockage own = item.task.getCauseOfBlockage();
        if (own != null) {
            return own;
        }
        for (QueueTaskDispatcher dispatcher : QueueTaskDispatcher.all()) {
            CauseOfBlockage cause = dispatcher.canRun(item);
            if (cause != null) {
                return cause;
            }
        }
        boolean inTheWay = !item.task.isConcurrentBuild()
                && items(item.task).stream().anyMatch(other -> other != item && other.isBuildable());
        return inTheWay
                ? CauseOfBlockage.fromMessage(new NonLocalizable("An earlier request of the same job is first"))
                : null;
    }

    /** What blocks an item ends without telling the queue; and quiet periods end. */
    private void planRecheck() {
        if (recheckPlanned || items.isEmpty()) {
            return;
        }
        long delay = items.values().stream()
                .mapToLong(QueueState::untilNextCheck)
                .min()
                .orElseThrow();
        recheckPlanned = true;
        Timer.get().schedule(this::recheck, Math.max(1, delay), TimeUnit.MILLISECONDS);
    }

    private static long untilNextCheck(Queue.Item item) {
        return item instanceof Queue.WaitingItem waiting
                ? Math.min(RECHECK_MILLIS, waiting.timestamp.getTimeInMillis() - System.currentTimeMillis())
                : RECHECK_MILLIS;
    }

    private void recheck() {
        withLock(() -> {
            recheckPlanned = false;
        });
        maintain();
    }
}
