package hudson.model;

import hudson.EnvVars;
import hudson.util.Secret;
import java.util.Locale;
import org.kohsuke.stapler.DataBoundConstructor;

/** A secret text; saved encrypted, never shown. */
public class PasswordParameterValue extends ParameterValue {
    private static final long serialVersionUID = 1L;

    private final Secret value;

    @DataBoundConstructor
    public PasswordParameterValue(String name, Secret value, String description) {
        super(name, description);
        this.value = value;
    }

    public PasswordParameterValue(String name, String value, String description) {
        this(name, Secret.fromString(value), description);
    }

    @Override
    public void buildEnvironment(Run<?, ?> build, EnvVars env) {
        env.put(name, Secret.toString(value));
        env.put(name.toUpperCase(Locale.ENGLISH), Secret.toString(value));
    }

    @Override
    public boolean isSensitive() {
        return true;
    }

    @Override
    public Secret getValue() {
        return value;
    }

    @Override
    public String getShortDescription() {
        return name + "=****";
    }
}
