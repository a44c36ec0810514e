package io.jenkins.plugins.releaseguard.platform;

import hudson.model.Run;
import hudson.model.User;
import java.util.LinkedHashSet;
import java.util.Set;
import jenkins.scm.RunWithSCM;

/** Who wrote the commits of a build, as far as Jenkins has mapped them to users. */
public final class CommitAuthors {

    /** How many builds back commits are looked for. */
    private static final int BUILDS = 50;

    private CommitAuthors() {}

    /**
     * Ids of who committed in this build or in earlier ones.
     *
     * @param since number of the last build whose commits were released already; 0 if none
     */
    public static Set<String> of(Run<?, ?> build, int since) {
        Set<String> ids = new LinkedHashSet<>();
        Run<?, ?> run = build;
        for (int i = 0; i < BUILDS && run != null && run.getNumber() > since; i++) {
            if (run instanceof RunWithSCM<?, ?> scm) {
                scm.getCulprits().stream().map(User::getId).forEach(ids::add);
            }
            run = run.getPreviousBuild();
        }
        return ids;
    }
}
