package hudson.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** An object to which actions can be added: persisted ones, and transient ones of {@link TransientActionFactory}. */
@ExportedBean
public abstract class Actionable extends AbstractModelObject {
    private static final Logger LOGGER = Logger.getLogger(Actionable.class.getName());

    private volatile CopyOnWriteArrayList<Action> actions;

    /** The persisted actions, live. */
    public List<Action> getActions() {
        CopyOnWriteArrayList<Action> current = actions;
        if (current == null) {
            synchronized (this) {
                if (actions == null) {
                    actions = new CopyOnWriteArrayList<>();
                }
                current = actions;
            }
        }
        return current;
    }

    /** Persisted and transient actions. */
    @Exported(name = "actions")
    public final List<? extends Action> getAllActions() {
        List<Action> all = new ArrayList<>(getActions());
        all.addAll(transientActions(Action.class));
        return all;
    }

    public <T extends Action> List<T> getActions(Class<T> type) {
        List<T> found = new ArrayList<>();
        getActions().stream().filter(type::isInstance).map(type::cast).forEach(found::add);
        found.addAll(transientActions(type));
        return found;
    }

    public <T extends Action> T getAction(Class<T> type) {
        for (Action action : getActions()) {
            if (type.isInstance(action)) {
                return type.cast(action);
            }
        }
        return transientActions(type).stream().findFirst().orElse(null);
    }

    /** The n-th of all actions, or null. */
    public Action getAction(int index) {
        List<? extends Action> all = getAllActions();
        return index < 0 || index >= all.size() ? null : all.get(index);
    }

    /** Adds the action; the owner isn't saved by this. */
    public void addAction(Action action) {
        getActions().add(Objects.requireNonNull(action, "action"));
    }

    /** Like {@link #replaceAction}; tells whether anything changed. */
    public boolean addOrReplaceAction(Action action) {
        Objects.requireNonNull(action, "action");
        List<Action> old = new ArrayList<>();
        boolean present = false;
        for (Action other : getActions()) {
            if (!present && action.equals(other)) {
                present = true;
            } else if (other.getClass() == action.getClass()) {
                old.add(other);
            }
        }
        boolean removed = getActions().removeAll(old);
        if (!present) {
            addAction(action);
        }
        return removed || !present;
    }

    public boolean removeAction(Action action) {
        return action != null && getActions().remove(action);
    }

    public boolean removeActions(Class<? extends Action> type) {
        return getActions().removeIf(type::isInstance);
    }

    /** The action with this URL name. */
    public Object getDynamic(String token, StaplerRequest req, StaplerResponse rsp) {
        return getAllActions().stream()
                .filter(a -> a != null && Objects.equals(a.getUrlName(), token))
                .findFirst()
                .orElse(null);
    }

    private <T extends Action> List<T> transientActions(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (TransientActionFactory<?> factory : TransientActionFactory.factoriesFor(getClass(), type)) {
            created(factory).stream().filter(type::isInstance).map(type::cast).forEach(found::add);
        }
        return found;
    }

    private <F> Collection<? extends Action> created(TransientActionFactory<F> factory) {
        try {
            return factory.createFor(factory.type().cast(this));
        } catch (RuntimeException x) {
            LOGGER.log(Level.WARNING, x, () -> factory + " gave no actions for " + this);
            return List.of();
        }
    }
}
