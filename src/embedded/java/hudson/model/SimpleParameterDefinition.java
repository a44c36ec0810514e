package hudson.model;

import java.util.Objects;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest;

/** A parameter whose value can be given as one text. */
public abstract class SimpleParameterDefinition extends ParameterDefinition {
    private static final long serialVersionUID = 1L;

    protected SimpleParameterDefinition(String name) {
        super(name);
    }

    protected SimpleParameterDefinition(String name, String description) {
        super(name, description);
    }

    public abstract ParameterValue createValue(String value);

    @Override
    public ParameterValue createValue(StaplerRequest req, JSONObject jo) {
        return described(
                createValue(Objects.requireNonNull(jo.get("value"), "value").toString()));
    }

    private ParameterValue described(ParameterValue value) {
        value.setDescription(getDescription());
        return value;
    }
}
