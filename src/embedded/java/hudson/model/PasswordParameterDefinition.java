package hudson.model;

import hudson.util.Secret;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Takes a secret text. */
public class PasswordParameterDefinition extends SimpleParameterDefinition {
    private static final long serialVersionUID = 1L;

    private Secret defaultValue;

    @DataBoundConstructor
    public PasswordParameterDefinition(String name, Secret defaultValueAsSecret, String description) {
        super(name, description);
        this.defaultValue = defaultValueAsSecret;
    }

    /** What scripts call the default. */
    @DataBoundSetter
    public void setDefaultValue(String defaultValue) {
        this.defaultValue = Secret.fromString(defaultValue);
    }

    @Override
    public ParameterValue createValue(String value) {
        return new PasswordParameterValue(getName(), value, getDescription());
    }

    @Override
    public ParameterValue getDefaultParameterValue() {
        return new PasswordParameterValue(getName(), defaultValue, getDescription());
    }

    /** Describes it. */
    @Symbol({"password", "nonStoredPasswordParam"})
    public static class ParameterDescriptorImpl extends ParameterDescriptor {
        @Override
        public String getDisplayName() {
            return "Password Parameter";
        }
    }
}
