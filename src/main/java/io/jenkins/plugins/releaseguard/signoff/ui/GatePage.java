package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.ModelObject;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.notify.Concern;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Actor;
import io.jenkins.plugins.releaseguard.signoff.engine.Barriers;
import io.jenkins.plugins.releaseguard.signoff.engine.Crew;
import io.jenkins.plugins.releaseguard.signoff.engine.Duties;
import io.jenkins.plugins.releaseguard.signoff.engine.Evidence;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import io.jenkins.plugins.releaseguard.signoff.store.ReleaseDesk;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One release as pages and the remote API show it, and what people can do to it. */
@ExportedBean(defaultVisibility = 2)
public final class GatePage extends GateActs implements ModelObject {

    private static final List<Act> ISSUE_ACTS = List.of(Act.RESOLVE, Act.DELEGATE, Act.CLOSE, Act.REOPEN);

    private final Gate gate;
    private final Optional<Actor> actor;
    private @Nullable Barriers barriers;

    /** @param actor the current user; nobody if it is nobody in particular */
    GatePage(Gate gate, Optional<Actor> actor) {
        super(gate.id());
        this.gate = gate;
        this.actor = actor;
    }

    @Override
    public String getDisplayName() {
        return "Release " + gate.version();
    }

    @Exported
    public String getId() {
        return gate.id().toString();
    }

    @Exported
    public String getVersion() {
        return gate.version().value();
    }

    /** Below the root URL. */
    public String getUrl() {
        return HeldGates.pageOf(gate.id());
    }

    @Exported
    public String getBuild() {
        return gate.build().display();
    }

    /** The page of the build below the root URL; null when the build is gone. */
    public @Nullable String getBuildUrl() {
        return Jobs.readableBuildUrl(gate.build().job(), gate.build().number());
    }

    /** Who started the build; null when no person did. */
    @Exported
    public @Nullable String getRequester() {
        return GateView.display(gate.crew().requester());
    }

    /** Whose release it is now; null while it is nobody's. */
    @Exported
    public @Nullable String getOwner() {
        return GateView.display(gate.crew().owner());
    }

    /** Who tests it. */
    @Exported
    public List<String> getTesters() {
        return gate.crew().testers().stream().map(Person::display).toList();
    }

    /** Such as {@code waiting}. */
    @Exported
    public String getState() {
        return gate.state().words();
    }

    public boolean isWaiting() {
        return gate.isWaiting();
    }

    @Exported
    public boolean isEmergency() {
        return gate.isEmergency();
    }

    /** Whether the second signature of an emergency didn't come in time. */
    @Exported
    public boolean isBreached() {
        return gate.isBreached();
    }

    /** How many more people must sign. */
    @Exported
    public int getMissing() {
        return gate.missing();
    }

    /** How many people approved. */
    public int getApproved() {
        return gate.signatures().approvals().size();
    }

    @Exported
    public int getApprovals() {
        return gate.approvers();
    }

    @Exported
    public int getRound() {
        return gate.issues().round();
    }

    @Exported
    public Date getOpened() {
        return Date.from(gate.opened());
    }

    public String getOpenedText() {
        return GateView.text(gate.opened());
    }

    /** What it waits for. */
    @Exported
    public List<String> getObstacles() {
        return barriers().missing();
    }

    @Exported
    public String getCommit() {
        return gate.opening().commit();
    }

    /** SHA-256 of each artifact that is shipped. */
    @Exported
    public Map<String, String> getArtifacts() {
        return gate.artifacts();
    }

    /** An http or https address, or empty. */
    @Exported
    public String getPullRequest() {
        return gate.opening().pullRequest();
    }

    /** An http or https address, or empty. */
    @Exported
    public String getThread() {
        return gate.opening().thread();
    }

    @Exported
    public String getRollbackPlan() {
        return gate.opening().rollbackPlan();
    }

    @Exported
    public String getPolicy() {
        return gate.policy();
    }

    @Exported
    public List<GateView.SignatureView> getSignatures() {
        return gate.signatures().all().stream().map(GateView.SignatureView::new).toList();
    }

    @Exported
    public List<GateView.IssueView> getIssues() {
        return gate.issues().all().stream()
                .map(issue -> new GateView.IssueView(
                        issue,
                        ISSUE_ACTS.stream()
                                .map(act -> form(act, issue.number()))
                                .filter(ActForm::isOffered)
                                .toList()))
                .toList();
    }

    /** What became of it after it went; null before. */
    @Exported
    public @Nullable DecisionView getDecision() {
        return gate.state() == GateState.SIGNED ? new DecisionView(gate, act -> form(act, 0)) : null;
    }

    @Exported
    public List<GateView.EntryView> getLog() {
        return gate.log().entries().stream().map(GateView.EntryView::new).toList();
    }

    /** SHA-256 that stands for all of the log. */
    @Exported
    public String getHead() {
        return gate.log().head();
    }

    /** Who has which part. */
    public List<GateView.Part> getCrew() {
        Crew crew = gate.crew();
        List<GateView.Part> parts = new ArrayList<>();
        parts.add(new GateView.Part("Owner", crew.owner() == null ? "nobody yet" : names(Stream.of(crew.owner()))));
        if (crew.nextOwner() != null) {
            parts.add(new GateView.Part("Offered to", names(Stream.of(crew.nextOwner()))));
        }
        if (crew.owners().size() > 1) {
            parts.add(new GateView.Part(
                    "Owners before",
                    names(crew.owners().stream().limit(crew.owners().size() - 1L))));
        }
        if (!crew.ownersBefore().isEmpty()) {
            parts.add(new GateView.Part("Owners of earlier candidates", names(crew.ownersBefore().stream())));
        }
        parts.add(new GateView.Part(
                "Started by", crew.starters().isEmpty() ? "nobody in person" : names(crew.starters().stream())));
        if (!crew.authors().isEmpty()) {
            parts.add(new GateView.Part("Authors", names(crew.authors().stream())));
        }
        parts.add(
                new GateView.Part("Testers", crew.testers().isEmpty() ? "nobody yet" : names(crew.testers().stream())));
        crew.offeredPlaces()
                .forEach((from, to) ->
                        parts.add(new GateView.Part("Place offered", from.display() + " to " + to.display())));
        return parts;
    }

    private static String names(Stream<Person> people) {
        return people.map(Person::display).collect(Collectors.joining(", "));
    }

    /** What the current user can do to the release now. */
    public List<ActForm> getForms() {
        return forms(ActForm::isOffered);
    }

    /** What the current user can't do now, each with the reason. */
    public List<ActForm> getRefusals() {
        return forms(form -> !form.isOffered());
    }

    private List<ActForm> forms(Predicate<ActForm> which) {
        return Stream.of(Act.values())
                .filter(act -> !ISSUE_ACTS.contains(act) && !DecisionView.ACTS.contains(act))
                .filter(this::isAbout)
                .map(act -> form(act, 0))
                .filter(which)
                .toList();
    }

    /** Whether an act is worth a word now, be it only why the current user can't do it. */
    private boolean isAbout(Act act) {
        boolean offered = act != Act.TAKE_OWNERSHIP
                || gate.crew().nextOwner() != null
                || gate.crew().owner() == null;
        return offered && barriers().isTimeFor(act);
    }

    private ActForm form(Act act, int issue) {
        Optional<String> barrier =
                actor.isEmpty() ? Optional.of(ReleaseDesk.NOBODY) : barriers().to(act, actor.get(), issue);
        return new ActForm(
                act, barrier.orElse(null), issue, gate.log().entries().size());
    }

    private Barriers barriers() {
        if (barriers == null) {
            barriers = ControllerGates.get().barriers(gate);
        }
        return barriers;
    }

    /** All of the release as JSON. */
    public String getExportText() {
        return new Evidence(gate).json();
    }

    /** An in-toto statement over the artifacts; empty if there is none. */
    public String getStatementText() {
        return new Evidence(gate)
                .statement(ControllerHome.rootUrl() + "releases/")
                .orElse("");
    }

    /** The in-toto statement as a file; refused with 400 where there is none. Changes nothing. */
    public HttpResponse doStatement() {
        if (getStatementText().isEmpty()) {
            throw new Failure(
                    "There is a statement only about a release that was signed, and that ships artifacts whose"
                            + " digests are known.");
        }
        return HttpResponses.forwardToView(this, "attestation.jelly");
    }

    /** What is wrong with the log; empty when it is as it was written. */
    public String getFlaw() {
        try {
            return ControllerGates.get().flaw(gate.id()).orElse("");
        } catch (DatabaseUnavailableException e) {
            throw new Failure(e.getMessage());
        }
    }

    public Api getApi() {
        return new Api(this);
    }

    /** Whether the current user can bring it on by testing, signing or deciding. */
    public boolean isMineToSign() {
        return actor.map(who -> new Duties(gate, barriers(), who).toSign()).orElse(false);
    }

    /** Whether an issue, or the release itself, waits for the current user. */
    public boolean isMineToFix() {
        return actor.map(who -> new Duties(gate, barriers(), who).toFix()).orElse(false);
    }

    /** Whether it waits for the current user in either way. */
    boolean isMine() {
        return isMineToSign() || isMineToFix();
    }

    /** Why the current user can't approve; null when they can, or it is not the time. */
    public @Nullable String getBarrier() {
        return isAbout(Act.APPROVE) ? form(Act.APPROVE, 0).getBarrier() : null;
    }

    /** What features know that whoever signs should know, too. */
    public List<Concern> getConcerns() {
        return gate.isWaiting() ? Concern.all(gate.build().job()) : List.of();
    }

    /** What is shipped. Takes a look at builds, so a page that updates itself doesn't ask each time. */
    @Exported(visibility = 1)
    public Shipment getShipment() {
        return Shipment.of(gate.build());
    }

    boolean isVisible() {
        return Jobs.readable(gate.build().job()) != null;
    }
}
