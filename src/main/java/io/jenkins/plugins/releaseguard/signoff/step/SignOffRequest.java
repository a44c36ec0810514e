package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.model.Run;
import io.jenkins.plugins.releaseguard.platform.Commits;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.engine.Cadence;
import io.jenkins.plugins.releaseguard.signoff.engine.Digests;
import io.jenkins.plugins.releaseguard.signoff.engine.Field;
import io.jenkins.plugins.releaseguard.signoff.engine.Opening;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Policy;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.SignOffSettings;
import io.jenkins.plugins.releaseguard.signoff.store.Users;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a Jenkinsfile asks of {@code releaseSignOff}, checked. Saved with the build. */
final class SignOffRequest implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String version;
    private final String owner;
    private final int approvers;
    private final String policy;
    private final String pullRequest;
    private final String thread;
    private final String rollbackPlan;
    private final String artifacts;
    private final String digests;
    private final String commit;
    private final String authors;
    private final String cadence;
    private final Timeout timeout;

    /** @throws IllegalArgumentException with a message for the build's log naming the parameter that is wrong */
    SignOffRequest(ReleaseSignOffStep step) {
        version = new Version(text(step.getVersion())).value();
        owner = checked("owner", text(step.getOwner()), Field.Kind.USER);
        approvers = approvers(step.getApprovers());
        policy = checked("policy", text(step.getPolicy()), Field.Kind.LINE);
        pullRequest = checked("pullRequest", text(step.getPullRequest()), Field.Kind.LINK);
        thread = checked("thread", text(step.getThread()), Field.Kind.LINK);
        rollbackPlan = checked("rollbackPlan", text(step.getRollbackPlan()), Field.Kind.TEXT);
        artifacts = checked("artifacts", text(step.getArtifacts()), Field.Kind.TEXT);
        digests = text(step.getDigests());
        Digests.parse(digests);
        commit = checked("commit", text(step.getCommit()), Field.Kind.LINE);
        authors = checked("authors", text(step.getAuthors()), Field.Kind.TEXT);
        cadence = checked("cadence", text(step.getCadence()), Field.Kind.TEXT);
        Cadence.parse(cadence);
        timeout = new Timeout(step.getTimeout(), step.getUnit());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : Field.clean(value);
    }

    private static int approvers(int approvers) {
        if (approvers < Policy.MIN_APPROVERS || approvers > Policy.MAX_APPROVERS) {
            throw new IllegalArgumentException("approvers must be from " + Policy.MIN_APPROVERS + " to "
                    + Policy.MAX_APPROVERS + ", not " + approvers + ".");
        }
        return approvers;
    }

    private static String checked(String name, String value, Field.Kind kind) {
        Optional<String> flaw = Field.optional(kind, name).flaw(value);
        if (flaw.isPresent()) {
            throw new IllegalArgumentException(flaw.get());
        }
        return value;
    }

    String version() {
        return version;
    }

    Timeout timeout() {
        return timeout;
    }

    /**
     * What is asked for this build.
     *
     * @param environmentCommit what the environment knows of the commit; empty if nothing
     * @throws IOException if the archived artifacts can't be read
     * @throws IllegalArgumentException if the policies that hold demand something that isn't there
     */
    Opening opening(Run<?, ?> run, String environmentCommit) throws IOException {
        List<Person> starters = Requester.all(run);
        Person requester = starters.isEmpty() ? null : starters.get(0);
        Opening asked = Opening.of(
                        new Version(version),
                        ControllerHome.controllerId(),
                        new Build(run.getParent().getFullName(), run.getNumber()))
                .people(requester, owner.isEmpty() ? requester : Users.person(owner), authors(run))
                .startedToo(starters.stream().skip(1).toList())
                .texts(pullRequest, thread, rollbackPlan)
                .demands(policy, approvers, cadence);
        if (!policy.isEmpty() && !SignOffSettings.ofController().knows(policy)) {
            throw new IllegalArgumentException(
                    "There is no policy '" + policy + "'; an administrator makes policies in Manage Jenkins.");
        }
        if (rollbackPlan.isEmpty()
                && ControllerGates.get().around(asked).policies().rollbackPlan()) {
            throw new IllegalArgumentException("A release needs a rollback plan: say in the parameter rollbackPlan how"
                    + " to go back, or name the document that does.");
        }
        String built =
                commit.isEmpty() ? checked("GIT_COMMIT", Field.clean(environmentCommit), Field.Kind.LINE) : commit;
        if (!digests.isEmpty()) {
            return asked.content(built, Digests.parse(digests), "");
        }
        String pattern = artifacts.isEmpty() ? "**" : artifacts;
        Map<String, String> archived = ControllerGates.get()
                .around(asked.content(built, Map.of(), pattern))
                .artifacts();
        if (archived.isEmpty() && !artifacts.isEmpty()) {
            throw new IllegalArgumentException("No archived artifact matches '" + artifacts
                    + "'. Archive what is shipped before the sign-off, or give digests.");
        }
        return asked.content(built, archived, pattern);
    }

    private List<Person> authors(Run<?, ?> run) {
        int since = ControllerGates.get().lastSigned(run.getParent().getFullName(), run.getNumber());
        Set<String> ids = new LinkedHashSet<>(Commits.authors(run, since));
        Stream.of(authors.split("[\\s,]+")).filter(id -> !id.isEmpty()).forEach(ids::add);
        return ids.stream().map(Users::person).toList();
    }
}
