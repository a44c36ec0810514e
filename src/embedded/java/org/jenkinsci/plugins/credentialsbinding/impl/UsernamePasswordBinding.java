package org.jenkinsci.plugins.credentialsbinding.impl;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code usernameColonPassword(credentialsId: ..., variable: ...)}: name and password in one variable. */
public class UsernamePasswordBinding extends MultiBinding<StandardUsernamePasswordCredentials> {

    private final String variable;

    @DataBoundConstructor
    public UsernamePasswordBinding(String variable, String credentialsId) {
        super(credentialsId);
        this.variable = variable;
    }

    public String getVariable() {
        return variable;
    }

    @Override
    protected Class<StandardUsernamePasswordCredentials> type() {
        return StandardUsernamePasswordCredentials.class;
    }

    @Override
    public MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        StandardUsernamePasswordCredentials credentials = getCredentials(build);
        String pair =
                credentials.getUsername() + ":" + credentials.getPassword().getPlainText();
        return new MultiEnvironment(Map.of(variable, pair));
    }

    @Override
    public Set<String> variables(Run<?, ?> build) {
        return Set.of(variable);
    }

    /** Descriptor of the binding. */
    @Symbol("usernameColonPassword")
    public static class DescriptorImpl extends BindingDescriptor<StandardUsernamePasswordCredentials> {

        @Override
        protected Class<StandardUsernamePasswordCredentials> type() {
            return StandardUsernamePasswordCredentials.class;
        }

        @Override
        public String getDisplayName() {
            return "Username and password (conjoined)";
        }
    }
}
