package hudson.model;

import hudson.EnvVars;
import java.io.Serializable;
import java.util.Objects;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The value of a parameter of one build. */
@ExportedBean(defaultVisibility = 3)
public abstract class ParameterValue implements Serializable {
    private static final long serialVersionUID = 1L;

    protected final String name;

    private String description;

    protected ParameterValue(String name, String description) {
        this.name = name;
        this.description = description;
    }

    @Exported
    public final String getName() {
        return name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    /** Adds this to the environment of the build. */
    public void buildEnvironment(Run<?, ?> build, EnvVars env) {}

    public String getShortDescription() {
        return toString();
    }

    /** Whether the value must not be shown. */
    public boolean isSensitive() {
        return false;
    }

    public Object getValue() {
        return null;
    }

    @Override
    public boolean equals(Object o) {
        return o != null && o.getClass() == getClass() && Objects.equals(name, ((ParameterValue) o).name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }
}
