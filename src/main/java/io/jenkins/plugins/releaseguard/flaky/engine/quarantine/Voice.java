package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

/**
 * A person who acts.
 *
 * @param key equal for two ids exactly when they name the same person
 * @param id as the person logged in
 * @param name for display
 */
public record Voice(String key, String id, String name) {

    public boolean isSame(Voice other) {
        return key.equals(other.key);
    }
}
