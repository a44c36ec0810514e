package io.jenkins.embedded.declarative;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.Run;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.credentialsbinding.impl.CredentialNotFoundException;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** What {@code NAME = credentials('id')} in {@code environment} stands for. */
public final class CredentialVariables {

    private CredentialVariables() {}

    /** Arguments for {@code withCredentials}: a user name and its password become three variables. */
    public static List<UninstantiatedDescribable> bindings(Run<?, ?> build, String variable, Object id)
            throws CredentialNotFoundException {
        String credentialsId = String.valueOf(id);
        StandardCredentials credentials =
                CredentialsProvider.findCredentialById(credentialsId, StandardCredentials.class, build);
        if (credentials == null) {
            throw new CredentialNotFoundException("Could not find credentials entry with ID '" + credentialsId + "'");
        }
        if (!(credentials instanceof StandardUsernamePasswordCredentials)) {
            return List.of(binding("string", Map.of("credentialsId", credentialsId, "variable", variable)));
        }
        return List.of(
                binding("usernameColonPassword", Map.of("credentialsId", credentialsId, "variable", variable)),
                binding(
                        "usernamePassword",
                        Map.of(
                                "credentialsId",
                                credentialsId,
                                "usernameVariable",
                                variable + "_USR",
                                "passwordVariable",
                                variable + "_PSW")));
    }

    private static UninstantiatedDescribable binding(String symbol, Map<String, Object> arguments) {
        return new UninstantiatedDescribable(symbol, null, arguments);
    }
}
