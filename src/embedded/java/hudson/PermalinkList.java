package hudson;

import hudson.model.PermalinkProjectAction.Permalink;
import java.util.ArrayList;
import java.util.Collection;

/** Fixed links of a job. */
public final class PermalinkList extends ArrayList<Permalink> {
    private static final long serialVersionUID = 1L;

    public PermalinkList(Collection<? extends Permalink> c) {
        super(c);
    }

    /** The link of this id, or null. */
    public Permalink get(String id) {
        return stream()
                .filter(permalink -> permalink.getId().equals(id))
                .findFirst()
                .orElse(null);
    }
}
