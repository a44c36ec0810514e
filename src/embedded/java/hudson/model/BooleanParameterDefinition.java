package hudson.model;

import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest;

/** Takes yes or no. */
public class BooleanParameterDefinition extends SimpleParameterDefinition {
    private static final long serialVersionUID = 1L;

    private boolean defaultValue;

    @DataBoundConstructor
    public BooleanParameterDefinition(String name) {
        super(name);
    }

    public BooleanParameterDefinition(String name, boolean defaultValue, String description) {
        super(name, description);
        this.defaultValue = defaultValue;
    }

    public boolean isDefaultValue() {
        return defaultValue;
    }

    @DataBoundSetter
    public void setDefaultValue(boolean defaultValue) {
        this.defaultValue = defaultValue;
    }

    @Override
    public ParameterValue createValue(StaplerRequest req, JSONObject jo) {
        return new BooleanParameterValue(getName(), jo.optBoolean("value"), getDescription());
    }

    @Override
    public ParameterValue createValue(String value) {
        return new BooleanParameterValue(getName(), Boolean.parseBoolean(value), getDescription());
    }

    @Override
    public BooleanParameterValue getDefaultParameterValue() {
        return new BooleanParameterValue(getName(), defaultValue, getDescription());
    }

    /** Describes it. */
    @Symbol({"booleanParam", "booleanParameter"})
    public static class DescriptorImpl extends ParameterDescriptor {
        @Override
        public String getDisplayName() {
            return "Boolean Parameter";
        }
    }
}
