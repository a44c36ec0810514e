package hudson.model;

import hudson.EnvVars;
import java.util.Locale;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.export.Exported;

/** Yes or no. */
public class BooleanParameterValue extends ParameterValue {
    private static final long serialVersionUID = 1L;

    @Exported(visibility = 4)
    public final boolean value;

    @DataBoundConstructor
    public BooleanParameterValue(String name, boolean value) {
        this(name, value, null);
    }

    public BooleanParameterValue(String name, boolean value, String description) {
        super(name, description);
        this.value = value;
    }

    @Override
    public Boolean getValue() {
        return value;
    }

    @Override
    public void buildEnvironment(Run<?, ?> build, EnvVars env) {
        env.put(name, Boolean.toString(value));
        env.put(name.toUpperCase(Locale.ENGLISH), Boolean.toString(value));
    }

    @Override
    public boolean equals(Object o) {
        return super.equals(o) && value == ((BooleanParameterValue) o).value;
    }

    @Override
    public int hashCode() {
        return super.hashCode() * 31 + Boolean.hashCode(value);
    }

    @Override
    public String toString() {
        return "(BooleanParameterValue) " + getShortDescription();
    }

    @Override
    public String getShortDescription() {
        return name + '=' + value;
    }
}
