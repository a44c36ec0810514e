package hudson.model;

import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Takes a text. */
public class StringParameterDefinition extends SimpleParameterDefinition {
    private static final long serialVersionUID = 1L;

    private String defaultValue;
    private boolean trim;

    @DataBoundConstructor
    public StringParameterDefinition(String name) {
        super(name);
    }

    public StringParameterDefinition(String name, String defaultValue) {
        this(name, defaultValue, null);
    }

    public StringParameterDefinition(String name, String defaultValue, String description) {
        this(name, defaultValue, description, false);
    }

    public StringParameterDefinition(String name, String defaultValue, String description, boolean trim) {
        super(name, description);
        this.defaultValue = defaultValue;
        this.trim = trim;
    }

    public String getDefaultValue() {
        return trim && defaultValue != null ? defaultValue.trim() : defaultValue;
    }

    @DataBoundSetter
    public void setDefaultValue(String defaultValue) {
        this.defaultValue = defaultValue;
    }

    public boolean isTrim() {
        return trim;
    }

    @DataBoundSetter
    public void setTrim(boolean trim) {
        this.trim = trim;
    }

    @Override
    public StringParameterValue getDefaultParameterValue() {
        return value(defaultValue);
    }

    @Override
    public ParameterValue createValue(String text) {
        return value(text);
    }

    private StringParameterValue value(String text) {
        StringParameterValue value = new StringParameterValue(getName(), text, getDescription());
        if (trim) {
            value.doTrim();
        }
        return value;
    }

    /** Describes it. */
    @Symbol({"string", "stringParam"})
    public static class DescriptorImpl extends ParameterDescriptor {
        @Override
        public String getDisplayName() {
            return "String Parameter";
        }
    }
}
