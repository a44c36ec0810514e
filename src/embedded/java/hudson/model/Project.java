package hudson.model;

import hudson.tasks.Builder;
import hudson.tasks.Publisher;
import hudson.util.DescribableList;
import java.io.IOException;
import java.util.List;

/** A project with builders and publishers. */
public abstract class Project<P extends Project<P, B>, B extends Build<P, B>> extends AbstractProject<P, B>
        implements Saveable {

    private DescribableList<Builder, Descriptor<Builder>> builders = new DescribableList<>(this);
    private DescribableList<Publisher, Descriptor<Publisher>> publishers = new DescribableList<>(this);

    protected Project(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        builders.setOwner(this);
        publishers.setOwner(this);
    }

    public List<Builder> getBuilders() {
        return builders.toList();
    }

    public DescribableList<Builder, Descriptor<Builder>> getBuildersList() {
        return builders;
    }

    @Override
    public DescribableList<Publisher, Descriptor<Publisher>> getPublishersList() {
        return publishers;
    }

    /** No publisher here takes fingerprints. */
    @Override
    public boolean isFingerprintConfigured() {
        return false;
    }
}
