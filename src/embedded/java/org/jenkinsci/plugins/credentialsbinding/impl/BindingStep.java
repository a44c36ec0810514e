package org.jenkinsci.plugins.credentialsbinding.impl;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withCredentials([...])}: binds credentials to variables of its block and masks them in its log. */
public final class BindingStep extends Step {

    private final List<MultiBinding> bindings;

    @DataBoundConstructor
    public BindingStep(List<MultiBinding> bindings) {
        this.bindings = bindings;
    }

    public List<MultiBinding> getBindings() {
        return bindings;
    }

    @Override
    public StepExecution start(StepContext context) {
        List<MultiBinding> wanted = bindings;
        return StepExecutions.block(context, (c, body) -> bind(wanted, c, body));
    }

    private static void bind(List<MultiBinding> bindings, StepContext context, BodyInvoker body) throws Exception {
        Map<String, String> open = new LinkedHashMap<>();
        Map<String, String> secret = new LinkedHashMap<>();
        TaskListener listener = context.get(TaskListener.class);
        for (MultiBinding<?> binding : bindings) {
            MultiBinding.MultiEnvironment environment = binding.bind(
                    context.get(Run.class), context.get(FilePath.class), context.get(Launcher.class), listener);
            open.putAll(environment.getPublicValues());
            secret.putAll(environment.getSecretValues());
        }
        if (!secret.isEmpty()) {
            listener.getLogger()
                    .println("Masking supported pattern matches of "
                            + secret.keySet().stream().map(name -> "$" + name).collect(Collectors.joining(" or ")));
        }
        Map<String, String> encrypted = secret.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> Secret.fromString(e.getValue()).getEncryptedValue()));
        body.withContexts(
                EnvironmentExpander.merge(context.get(EnvironmentExpander.class), new Bound(open, encrypted)),
                BodyInvoker.mergeConsoleLogFilters(
                        context.get(ConsoleLogFilter.class), new Mask(new ArrayList<>(encrypted.values()))));
    }

    /** The variables; secrets are saved with the build only in encrypted form. */
    private static final class Bound extends EnvironmentExpander {

        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> open;
        private final LinkedHashMap<String, String> encrypted;

        Bound(Map<String, String> open, Map<String, String> encrypted) {
            this.open = new LinkedHashMap<>(open);
            this.encrypted = new LinkedHashMap<>(encrypted);
        }

        @Override
        public void expand(EnvVars env) {
            env.overrideAll(open);
            encrypted.forEach(
                    (name, value) -> env.override(name, Secret.decrypt(value).getPlainText()));
        }

        @Override
        public Set<String> getSensitiveVariables() {
            return new TreeSet<>(encrypted.keySet());
        }
    }

    private static final class Mask extends ConsoleLogFilter implements Serializable {

        private static final long serialVersionUID = 1L;

        private final ArrayList<String> encrypted;

        Mask(ArrayList<String> encrypted) {
            this.encrypted = encrypted;
        }

        @Override
        public OutputStream decorateLogger(Run build, OutputStream logger) {
            List<String> secrets = encrypted.stream()
                    .map(value -> Secret.decrypt(value).getPlainText())
                    .toList();
            return new SecretPatterns.MaskingOutputStream(
                    logger, () -> SecretPatterns.getAggregateSecretPattern(secrets), "UTF-8");
        }
    }

    /** Descriptor of {@code withCredentials}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "withCredentials";
        }

        @Override
        public String getDisplayName() {
            return "Bind credentials to variables";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class, Run.class);
        }
    }
}
