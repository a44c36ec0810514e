package org.jenkinsci.plugins.credentialsbinding;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.credentialsbinding.impl.CredentialNotFoundException;

/** Puts credentials into environment variables of a block. */
public abstract class MultiBinding<C extends StandardCredentials> extends AbstractDescribableImpl<MultiBinding<C>>
        implements ExtensionPoint {

    private final String credentialsId;

    protected MultiBinding(String credentialsId) {
        this.credentialsId = credentialsId;
    }

    protected abstract Class<C> type();

    public final String getCredentialsId() {
        return credentialsId;
    }

    /** Looks the credentials up and says what the variables become. */
    public abstract MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException;

    /** The names of the variables that {@link #bind} sets. */
    public Set<String> variables(Run<?, ?> build) throws CredentialNotFoundException {
        return Collections.emptySet();
    }

    protected final C getCredentials(Run<?, ?> build) throws CredentialNotFoundException {
        C credentials = CredentialsProvider.findCredentialById(credentialsId, type(), build);
        if (credentials == null) {
            throw new CredentialNotFoundException("Could not find credentials entry with ID '" + credentialsId + "'");
        }
        return credentials;
    }

    @Override
    @SuppressWarnings("unchecked")
    public BindingDescriptor<C> getDescriptor() {
        return (BindingDescriptor<C>) super.getDescriptor();
    }

    /** Variables and their values, divided into secret and public ones. */
    public static final class MultiEnvironment implements Serializable {

        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> secretValues;
        private final LinkedHashMap<String, String> publicValues;

        public MultiEnvironment(Map<String, String> secretValues) {
            this(secretValues, Map.of());
        }

        public MultiEnvironment(Map<String, String> secretValues, Map<String, String> publicValues) {
            this.secretValues = new LinkedHashMap<>(secretValues);
            this.publicValues = new LinkedHashMap<>(publicValues);
        }

        public Map<String, String> getSecretValues() {
            return Collections.unmodifiableMap(secretValues);
        }

        public Map<String, String> getPublicValues() {
            return Collections.unmodifiableMap(publicValues);
        }
    }
}
