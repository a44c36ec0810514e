package hudson.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jenkins.model.OptionalJobProperty;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The parameters that a job takes. */
@ExportedBean(defaultVisibility = 2)
public class ParametersDefinitionProperty extends OptionalJobProperty<Job<?, ?>> implements Action {
    private final List<ParameterDefinition> parameterDefinitions;

    @DataBoundConstructor
    public ParametersDefinitionProperty(List<ParameterDefinition> parameterDefinitions) {
        this.parameterDefinitions =
                parameterDefinitions == null ? new ArrayList<>() : new ArrayList<>(parameterDefinitions);
    }

    public ParametersDefinitionProperty(ParameterDefinition... parameterDefinitions) {
        this(Arrays.asList(parameterDefinitions));
    }

    public ParameterizedJob<?, ?> getJob() {
        return (ParameterizedJob<?, ?>) owner;
    }

    @Exported
    public List<ParameterDefinition> getParameterDefinitions() {
        return parameterDefinitions;
    }

    public List<String> getParameterDefinitionNames() {
        return parameterDefinitions.stream().map(ParameterDefinition::getName).toList();
    }

    /** The parameter of this name, or null. */
    public ParameterDefinition getParameterDefinition(String name) {
        return parameterDefinitions.stream()
                .filter(d -> d.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }

    /** Describes it. */
    @Symbol("parameters")
    public static class DescriptorImpl extends OptionalJobPropertyDescriptor {

        @Override
        public String getDisplayName() {
            return "This project is parameterized";
        }
    }
}
