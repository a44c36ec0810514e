package hudson.model;

import hudson.EnvVars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The parameter values of a build. Values that the job doesn't define are kept, but neither listed nor put into the
 * environment, unless they are named safe.
 */
@ExportedBean
public class ParametersAction
        implements RunAction2, Iterable<ParameterValue>, Queue.QueueAction, EnvironmentContributingAction {
    private final List<ParameterValue> parameters;
    private final Set<String> safeParameters = new TreeSet<>();
    private final Set<String> parameterDefinitionNames = new TreeSet<>();

    private transient Run<?, ?> run;

    public ParametersAction(List<ParameterValue> parameters) {
        this(parameters, null);
    }

    public ParametersAction(ParameterValue... parameters) {
        this(Arrays.asList(parameters));
    }

    /** @param additionalSafeParameters names of values that builds get although the job doesn't define them */
    public ParametersAction(List<ParameterValue> parameters, Collection<String> additionalSafeParameters) {
        this.parameters = new ArrayList<>(parameters);
        if (additionalSafeParameters != null) {
            safeParameters.addAll(additionalSafeParameters);
        }
    }

    @Override
    public void buildEnvironment(Run<?, ?> build, EnvVars env) {
        getParameters().forEach(value -> value.buildEnvironment(build, env));
    }

    @Override
    public Iterator<ParameterValue> iterator() {
        return getParameters().iterator();
    }

    @Exported(visibility = 2)
    public List<ParameterValue> getParameters() {
        if (run == null) {
            return Collections.unmodifiableList(parameters);
        }
        return parameters.stream()
                .filter(v -> parameterDefinitionNames.contains(v.getName()) || safeParameters.contains(v.getName()))
                .toList();
    }

    /** The value of this name, also an undefined one; or null. */
    public ParameterValue getParameter(String name) {
        return parameters.stream()
                .filter(v -> v.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getDisplayName() {
        return "Parameters";
    }

    @Override
    public String getIconFileName() {
        return "symbol-parameters";
    }

    @Override
    public String getUrlName() {
        return "parameters";
    }

    /** A request with other values is a build of its own. */
    @Override
    public boolean shouldSchedule(List<Action> actions) {
        List<ParametersAction> others = actions.stream()
                .filter(ParametersAction.class::isInstance)
                .map(ParametersAction.class::cast)
                .toList();
        return others.isEmpty()
                ? !parameters.isEmpty()
                : others.stream().anyMatch(a -> !a.parameters.equals(parameters));
    }

    /** These values with some of them replaced. */
    public ParametersAction createUpdated(Collection<? extends ParameterValue> overrides) {
        Map<String, ParameterValue> merged = new LinkedHashMap<>();
        overrides.forEach(value -> merged.put(value.getName(), value));
        parameters.forEach(value -> merged.putIfAbsent(value.getName(), value));
        return new ParametersAction(new ArrayList<>(merged.values()), safeParameters);
    }

    public ParametersAction merge(ParametersAction overrides) {
        return overrides == null
                ? new ParametersAction(parameters, safeParameters)
                : createUpdated(overrides.parameters);
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        ParametersDefinitionProperty defined = r.getParent().getProperty(ParametersDefinitionProperty.class);
        if (defined != null) {
            parameterDefinitionNames.addAll(defined.getParameterDefinitionNames());
        }
        run = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
    }
}
