package jenkins.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Action;
import java.util.Collection;
import java.util.List;

/** Adds actions to objects of a type without persisting them; asked anew at each look-up. */
public abstract class TransientActionFactory<T> implements ExtensionPoint {
    /** The type of the objects to which actions are added. */
    public abstract Class<T> type();

    /** A common super type of the actions: the factory is not asked when others are looked for. */
    public Class<? extends Action> actionType() {
        return Action.class;
    }

    public abstract Collection<? extends Action> createFor(T target);

    /** The factories that may give actions of the wanted type to an object of the type. */
    @SuppressWarnings("rawtypes")
    public static Iterable<? extends TransientActionFactory<?>> factoriesFor(
            Class<?> type, Class<? extends Action> actionType) {
        List<TransientActionFactory> all = ExtensionList.lookup(TransientActionFactory.class);
        return all.stream()
                .<TransientActionFactory<?>>map(f -> f)
                .filter(f -> f.type().isAssignableFrom(type) && mayGive(f.actionType(), actionType))
                .toList();
    }

    private static boolean mayGive(Class<? extends Action> offered, Class<? extends Action> wanted) {
        return wanted.isAssignableFrom(offered) || offered.isAssignableFrom(wanted);
    }
}
