package io.jenkins.plugins.releaseguard.config;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.platform.ControllerCredentials;

/** The user of the database, taken from Jenkins' credentials. */
final class DatabaseCredentials {

    private DatabaseCredentials() {}

    /**
     * @param id empty when the URL needs no user
     * @throws IllegalArgumentException if there are no such credentials, or the URL is none
     */
    static DatabaseSettings settings(String url, String id) {
        if (id.isEmpty()) {
            return new DatabaseSettings(url, "", null);
        }
        StandardUsernamePasswordCredentials credentials = ControllerCredentials.userPasswords().stream()
                .filter(candidate -> candidate.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there are no username/password credentials with the id '" + id + "'"));
        return new DatabaseSettings(
                url, credentials.getUsername(), credentials.getPassword().getPlainText());
    }

    /** @param current id that is chosen now, kept even if it names nothing */
    static ListBoxModel choices(String current) {
        ListBoxModel choices = new ListBoxModel();
        choices.add("- none -", "");
        for (StandardUsernamePasswordCredentials credentials : ControllerCredentials.userPasswords()) {
            choices.add(credentials.getUsername() + " (" + credentials.getId() + ")", credentials.getId());
        }
        if (choices.stream().noneMatch(choice -> choice.value.equals(current))) {
            choices.add(current + " (not found)", current);
        }
        return choices;
    }
}
