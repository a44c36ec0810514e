package hudson.model;

import hudson.model.queue.FoldableAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Why a queue item or build was started. Folds the causes of requests that become one build. */
@ExportedBean
public class CauseAction implements FoldableAction, RunAction2 {
    private final List<Cause> causes = new ArrayList<>();

    public CauseAction(Cause c) {
        this(List.of(c));
    }

    public CauseAction(Cause... c) {
        this(Arrays.asList(c));
    }

    public CauseAction(Collection<? extends Cause> causes) {
        this.causes.addAll(causes);
    }

    @Exported(visibility = 2)
    public List<Cause> getCauses() {
        return Collections.unmodifiableList(causes);
    }

    @Override
    public String getDisplayName() {
        return "Cause";
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return "cause";
    }

    public String getShortDescription() {
        return causes.isEmpty() ? "N/A" : causes.get(0).getShortDescription();
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        causes.forEach(cause -> cause.onLoad(owner));
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        causes.forEach(cause -> cause.onAddedTo(owner));
    }

    @Override
    public void foldIntoExisting(Queue.Item item, Queue.Task owner, List<Action> otherActions) {
        CauseAction existing = item.getAction(CauseAction.class);
        if (existing == null) {
            item.getActions().add(new CauseAction(causes));
            return;
        }
        for (Cause cause : causes) {
            if (!existing.causes.contains(cause)) {
                existing.causes.add(cause);
            }
        }
    }
}
