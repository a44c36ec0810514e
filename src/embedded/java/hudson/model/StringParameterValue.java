package hudson.model;

import hudson.EnvVars;
import java.util.Locale;
import java.util.Objects;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.export.Exported;

/** A text. */
public class StringParameterValue extends ParameterValue {
    private static final long serialVersionUID = 1L;

    @Exported(visibility = 4)
    public String value;

    @DataBoundConstructor
    public StringParameterValue(String name, String value) {
        this(name, value, null);
    }

    public StringParameterValue(String name, String value, String description) {
        super(name, description);
        this.value = value == null ? "" : value;
    }

    @Override
    public void buildEnvironment(Run<?, ?> build, EnvVars env) {
        env.put(name, value);
        env.put(name.toUpperCase(Locale.ENGLISH), value);
    }

    @Override
    public String getValue() {
        return value;
    }

    public void doTrim() {
        value = value.trim();
    }

    @Override
    public boolean equals(Object o) {
        return super.equals(o) && Objects.equals(value, ((StringParameterValue) o).value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value);
    }

    @Override
    public String toString() {
        return "(StringParameterValue) " + getShortDescription();
    }

    @Override
    public String getShortDescription() {
        return name + "='" + value + "'";
    }
}
