package io.jenkins.embedded.pipeline;

import groovy.lang.Closure;
import groovy.lang.GString;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The arguments of a call in a script: by name, and a body. One unnamed argument goes to the only required parameter. */
record CallArguments(Map<String, Object> named, Closure<?> body) {

    static CallArguments of(StepDescriptor step, Object args) {
        return parse(args, step.takesImplicitBlockArgument(), step.clazz);
    }

    /** Arguments of a describable called by its symbol; a body goes to the meta step that runs it. */
    static CallArguments ofSymbol(StepDescriptor meta, Descriptor<?> described, Object args) {
        return parse(args, meta != null && meta.takesImplicitBlockArgument(), described.clazz);
    }

    private static CallArguments parse(Object args, boolean takesBody, Class<?> type) {
        List<Object> unnamed = new ArrayList<>(
                args instanceof Object[] ? Arrays.asList((Object[]) args) : Collections.singletonList(args));
        Closure<?> body = null;
        if (takesBody && !unnamed.isEmpty() && unnamed.get(unnamed.size() - 1) instanceof Closure) {
            body = (Closure<?>) unnamed.remove(unnamed.size() - 1);
        }
        if (unnamed.isEmpty()) {
            return new CallArguments(Map.of(), body);
        }
        if (unnamed.size() > 1) {
            throw new IllegalArgumentException("Expected named arguments but got " + unnamed);
        }
        Object only = unnamed.get(0);
        if (only instanceof Map && namesParameters((Map<?, ?>) only, type)) {
            return new CallArguments(named((Map<?, ?>) only), body);
        }
        DescribableParameter parameter = DescribableModel.of(type).getSoleRequiredParameter();
        if (parameter == null) {
            throw new IllegalArgumentException("Expected named arguments but got " + only);
        }
        return new CallArguments(Collections.singletonMap(parameter.getName(), flatten(only)), body);
    }

    /**
     * A map is taken for named arguments, unless the step takes just one map or object, and the keys are not the step's
     * parameters but the map's own or those of the object's class.
     */
    private static boolean namesParameters(Map<?, ?> map, Class<?> type) {
        DescribableParameter sole =
                type == ParallelStep.class ? null : DescribableModel.of(type).getSoleRequiredParameter();
        return sole == null
                || map.containsKey(sole.getName())
                || !Map.class.isAssignableFrom(sole.getErasedType()) && !map.containsKey(DescribableModel.CLAZZ);
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), flatten(value)));
        return named;
    }

    /** Steps get Java strings, no Groovy ones. */
    private static Object flatten(Object value) {
        if (value instanceof GString) {
            return value.toString();
        }
        if (value instanceof List) {
            List<Object> list = new ArrayList<>();
            ((List<?>) value).forEach(element -> list.add(flatten(element)));
            return list;
        }
        if (value instanceof Map) {
            Map<Object, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, element) -> map.put(flatten(key), flatten(element)));
            return map;
        }
        return value;
    }
}
