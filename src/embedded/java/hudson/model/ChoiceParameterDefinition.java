package hudson.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.export.Exported;

/** Takes one of several texts; the first is the default. */
public class ChoiceParameterDefinition extends SimpleParameterDefinition {
    private static final long serialVersionUID = 1L;

    private List<String> choices = new ArrayList<>();

    @DataBoundConstructor
    public ChoiceParameterDefinition(String name, String description) {
        super(name, description);
    }

    /** Takes a text with one choice a line, or a list of texts. */
    @DataBoundSetter
    public void setChoices(Object choices) {
        if (choices instanceof Collection<?> given) {
            this.choices = new ArrayList<>(given.stream().map(Object::toString).toList());
        } else if (choices instanceof String text) {
            this.choices = new ArrayList<>(Arrays.asList(text.strip().split("\\r?\\n")));
        } else if (choices != null) {
            throw new IllegalArgumentException("expected String or List, but got " + choices.getClass());
        }
    }

    @Exported
    public List<String> getChoices() {
        return choices;
    }

    @Override
    public StringParameterValue getDefaultParameterValue() {
        return choices.isEmpty() ? null : new StringParameterValue(getName(), choices.get(0), getDescription());
    }

    @Override
    public boolean isValid(ParameterValue value) {
        return choices.contains(((StringParameterValue) value).getValue());
    }

    @Override
    public StringParameterValue createValue(String text) {
        StringParameterValue value = new StringParameterValue(getName(), text, getDescription());
        if (!isValid(value)) {
            throw new IllegalArgumentException("Illegal choice for parameter " + getName() + ": " + value.getValue());
        }
        return value;
    }

    /** Describes it. */
    @Symbol({"choice", "choiceParam"})
    public static class DescriptorImpl extends ParameterDescriptor {
        @Override
        public String getDisplayName() {
            return "Choice Parameter";
        }
    }
}
