package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.model.Run;
import io.jenkins.plugins.releaseguard.notify.Fact;
import io.jenkins.plugins.releaseguard.platform.Commits;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What a build ships: the commits since the release before, and what features know of it. */
@ExportedBean(defaultVisibility = 2)
public final class Shipment {

    private final int since;
    private final Commits commits;
    private final List<Fact> facts;

    private Shipment(int since, Commits commits, List<Fact> facts) {
        this.since = since;
        this.commits = commits;
        this.facts = facts;
    }

    static Shipment of(Build build) {
        Run<?, ?> run = Jobs.build(build.job(), build.number());
        if (run == null) {
            return new Shipment(0, new Commits(List.of(), 0), List.of());
        }
        int since = ControllerGates.get().lastSigned(build.job(), build.number());
        return new Shipment(since, Commits.of(run, since), Fact.all(run));
    }

    /** Number of the build that was signed before; null if none was. */
    @Exported
    public @Nullable Integer getSignedBefore() {
        return since == 0 ? null : since;
    }

    /** The commits since then, those of the newest build first; not all if there are very many. */
    @Exported(inline = true)
    public List<CommitView> getCommits() {
        return commits.listed().stream().map(CommitView::new).toList();
    }

    /** How many commits there are. */
    @Exported
    public int getCommitCount() {
        return commits.total();
    }

    /** How many commits since when. */
    public String getCommitText() {
        return (commits.total() == 0 ? "none known" : String.valueOf(commits.total()))
                + (since == 0
                        ? "; no earlier build of this job was signed"
                        : " since build #" + since + ", the one signed before");
    }

    /** How many of them aren't listed. */
    public int getUnlisted() {
        return commits.total() - commits.listed().size();
    }

    /** What features know of the build; nothing when it is gone. */
    @Exported(inline = true)
    public List<FactView> getFacts() {
        return facts.stream().map(FactView::new).toList();
    }

    /** One commit. */
    @ExportedBean(defaultVisibility = 2)
    public static final class CommitView {

        private static final int SHORT = 12;

        private final Commits.Commit commit;

        CommitView(Commits.Commit commit) {
            this.commit = commit;
        }

        @Exported
        public String getId() {
            return commit.id();
        }

        public String getShortId() {
            return commit.id().length() <= SHORT ? commit.id() : commit.id().substring(0, SHORT);
        }

        @Exported
        public String getAuthor() {
            return commit.author();
        }

        @Exported
        public String getMessage() {
            return commit.message();
        }
    }

    /** One fact. */
    @ExportedBean(defaultVisibility = 2)
    public static final class FactView {

        private final Fact fact;

        FactView(Fact fact) {
            this.fact = fact;
        }

        @Exported
        public String getSubject() {
            return fact.subject();
        }

        @Exported
        public String getText() {
            return fact.text();
        }

        /** From the controller's root; empty for nowhere. */
        @Exported
        public String getUrl() {
            return fact.url();
        }
    }
}
