package org.jenkinsci.plugins.structs.describable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

class DescribableModelTest {
    private final DescribableModel<Thing> model = DescribableModel.of(Thing.class);

    @Test
    void shouldListParametersOfConstructorFirst() {
        assertThat(model.getParameters())
                .extracting(DescribableParameter::getName)
                .startsWith("name", "count")
                .containsExactlyInAnyOrder("name", "count", "unit", "tags", "nested", "note");
        assertThat(model.getFirstRequiredParameter().getName()).isEqualTo("name");
        assertThat(model.getSoleRequiredParameter()).isNull();
        assertThat(DescribableModel.of(Nested.class).getSoleRequiredParameter().getName())
                .isEqualTo("value");
    }

    @Test
    void shouldConvertArguments() {
        Thing thing = model.instantiate(Map.of(
                "name",
                "n",
                "count",
                "12",
                "unit",
                "SECONDS",
                "tags",
                List.of("a"),
                "nested",
                Map.of("value", 3),
                "note",
                "field"));
        assertThat(thing.name + thing.count + thing.unit + thing.tags + thing.nested.value + thing.note)
                .isEqualTo("n12SECONDS[a]3field");
    }

    @Test
    void shouldTakeNothingForMissingArguments() {
        Thing thing = model.instantiate(Map.of());
        assertThat(thing.name).isNull();
        assertThat(thing.count).isZero();
        assertThat(thing.unit).isEqualTo(TimeUnit.DAYS);
    }

    @Test
    void shouldTakeSingleArgumentWithoutName() {
        Nested nested =
                DescribableModel.of(Nested.class).instantiate(Map.of(UninstantiatedDescribable.ANONYMOUS_KEY, 7));
        assertThat(nested.value).isEqualTo(7);
    }

    @Test
    void shouldRefuseUnknownAndUnfitArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.instantiate(Map.of("colour", "red")))
                .withMessage("Could not instantiate {colour=red} for " + Thing.class.getName())
                .withRootCauseInstanceOf(IllegalArgumentException.class)
                .withStackTraceContaining(
                        "WARNING: Unknown parameter(s) found for class type '" + Thing.class.getName() + "': colour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.instantiate(Map.of("name", List.of("x"))))
                .withRootCauseInstanceOf(ClassCastException.class)
                .withStackTraceContaining(".name expects class java.lang.String but received class java.util.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.instantiate(Map.of("unit", "SOON")))
                .withStackTraceContaining("No enum constant");
    }

    @Test
    void shouldSerialize() throws Exception {
        UninstantiatedDescribable described = new UninstantiatedDescribable("thing", null, Map.of("name", "n"));
        described.setModel(model);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(described);
        UninstantiatedDescribable read = (UninstantiatedDescribable)
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(read).isEqualTo(described).hasToString("@thing(name=n)");
        assertThat(read.getModel().getType()).isEqualTo(Thing.class);
    }

    public static class Thing {
        final String name;
        final int count;
        TimeUnit unit = TimeUnit.DAYS;
        List<String> tags;
        Nested nested;

        @DataBoundSetter
        public String note;

        @DataBoundConstructor
        public Thing(String name, int count) {
            this.name = name;
            this.count = count;
        }

        @DataBoundSetter
        public void setUnit(TimeUnit unit) {
            this.unit = unit;
        }

        @DataBoundSetter
        public void setTags(List<String> tags) {
            this.tags = tags;
        }

        @DataBoundSetter
        public void setNested(Nested nested) {
            this.nested = nested;
        }
    }

    public static class Nested {
        final long value;

        @DataBoundConstructor
        public Nested(long value) {
            this.value = value;
        }
    }
}
