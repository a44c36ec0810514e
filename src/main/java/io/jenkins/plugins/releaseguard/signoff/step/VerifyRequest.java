package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.signoff.engine.Check;
import io.jenkins.plugins.releaseguard.signoff.engine.Field;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Jenkinsfile asks of {@code releaseVerify}, checked. Saved with the build. */
final class VerifyRequest implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String version;
    private final ArrayList<String> checks;
    private final String job;
    private final Timeout timeout;

    /** @throws IllegalArgumentException with a message for the build's log naming the parameter that is wrong */
    VerifyRequest(ReleaseVerifyStep step) {
        version = new Version(step.getVersion() == null ? "" : step.getVersion()).value();
        checks = checks(step.getChecks() == null ? List.of() : step.getChecks());
        job = step.getJob() == null ? "" : step.getJob().strip();
        timeout = new Timeout(step.getTimeout(), step.getUnit());
    }

    private static ArrayList<String> checks(List<String> names) {
        if (names.size() > Check.MOST) {
            throw new IllegalArgumentException(
                    "A release has at most " + Check.MOST + " checks, not " + names.size() + ".");
        }
        ArrayList<String> checks = new ArrayList<>();
        for (String name : names) {
            String clean = checkName(name);
            if (checks.contains(clean)) {
                throw new IllegalArgumentException("The check '" + clean + "' is named twice.");
            }
            checks.add(clean);
        }
        return checks;
    }

    /**
     * The name of a check as it is kept.
     *
     * @throws IllegalArgumentException if it can't be one
     */
    static String checkName(@Nullable String name) {
        String clean = Field.clean(name == null ? "" : name);
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("A check needs a name, such as 'login'.");
        }
        Field.optional(Field.Kind.LINE, "The name of a check").flaw(clean).ifPresent(flaw -> {
            throw new IllegalArgumentException(flaw);
        });
        return clean;
    }

    Version version() {
        return new Version(version);
    }

    /** The names of the checks that have to run. */
    List<String> checks() {
        return List.copyOf(checks);
    }

    /**
     * Full name of the job whose release it is.
     *
     * @throws IllegalArgumentException if there is no such job, or the build may not see it
     */
    String job(Run<?, ?> run) {
        if (job.isEmpty()) {
            return run.getParent().getFullName();
        }
        Job<?, ?> named = Jobs.named(job, run);
        if (named == null) {
            throw new IllegalArgumentException("There is no job '" + job + "' that this build may see. Name it from the"
                    + " folder of this job, or with a slash in front from the root.");
        }
        return named.getFullName();
    }

    /** How long to wait for the decision. */
    Timeout timeout() {
        return timeout;
    }
}
