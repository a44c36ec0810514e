package io.jenkins.plugins.releaseguard.platform;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.security.ACL;
import java.util.List;
import jenkins.model.Jenkins;

/** Credentials for what the controller itself talks to. */
public final class ControllerCredentials {

    private ControllerCredentials() {}

    /** All username/password credentials of the controller, of global and system scope. */
    public static List<StandardUsernamePasswordCredentials> userPasswords() {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                StandardUsernamePasswordCredentials.class, Jenkins.get(), ACL.SYSTEM2);
    }
}
