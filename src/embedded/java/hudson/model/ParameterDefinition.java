package hudson.model;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.Util;
import java.io.Serializable;
import java.util.Objects;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A parameter that a job takes. */
@ExportedBean(defaultVisibility = 3)
public abstract class ParameterDefinition implements Describable<ParameterDefinition>, ExtensionPoint, Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private String description;

    protected ParameterDefinition(String name) {
        this.name = Objects.requireNonNull(Util.fixEmptyAndTrim(name), "Parameter name must be non-null");
    }

    protected ParameterDefinition(String name, String description) {
        this(name);
        this.description = description;
    }

    @Exported
    public String getType() {
        return getClass().getSimpleName();
    }

    @Exported
    public String getName() {
        return name;
    }

    @Exported
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(String description) {
        this.description = Util.fixEmpty(description);
    }

    @Override
    public ParameterDescriptor getDescriptor() {
        return (ParameterDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }

    /** The value in a submitted form; here always the default. */
    public ParameterValue createValue(StaplerRequest req, JSONObject jo) {
        return getDefaultParameterValue();
    }

    @Exported
    public ParameterValue getDefaultParameterValue() {
        return null;
    }

    public boolean isValid(ParameterValue value) {
        return true;
    }

    public static DescriptorExtensionList<ParameterDefinition, ParameterDescriptor> all() {
        return Jenkins.get().getDescriptorList(ParameterDefinition.class);
    }

    /** Describes a type of parameter. */
    public abstract static class ParameterDescriptor extends Descriptor<ParameterDefinition> {
        protected ParameterDescriptor(Class<? extends ParameterDefinition> klazz) {
            super(klazz);
        }

        protected ParameterDescriptor() {}

        @Override
        public String getDisplayName() {
            return "Parameter";
        }
    }
}
