package io.jenkins.plugins.releaseguard.signoff.store;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Saved with a build: the releases that it verifies, or verified, by id. What became of them is in the database. */
public final class VerifiedGates extends InvisibleAction {

    /** Each an id of a release and one of a verification, with a slash between. */
    private final List<String> verifications = new CopyOnWriteArrayList<>();

    private VerifiedGates() {}

    /** Notes a verification in the build and saves it; one that is noted already changes nothing. */
    public static void add(Run<?, ?> run, UUID gate, String verification) throws IOException {
        synchronized (run) {
            VerifiedGates verified = run.getAction(VerifiedGates.class);
            if (verified == null) {
                verified = new VerifiedGates();
                run.addAction(verified);
            }
            String entry = gate + "/" + verification;
            if (!verified.verifications.contains(entry)) {
                verified.verifications.add(entry);
                run.save();
            }
        }
    }

    /** The releases, each once. */
    public List<UUID> ids() {
        return verifications.stream()
                .map(entry -> UUID.fromString(entry.split("/", 2)[0]))
                .distinct()
                .toList();
    }

    /** Does something with the id of each release and each of its verifications. */
    public void forEach(BiConsumer<UUID, String> action) {
        verifications.forEach(entry -> {
            String[] parts = entry.split("/", 2);
            action.accept(UUID.fromString(parts[0]), parts[1]);
        });
    }
}
