package org.jenkinsci.plugins.workflow.cps;

import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Run;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code params}: the parameters of the build; those that were not given have their defaults. */
public class ParamsVariable extends GlobalVariable {

    @Override
    public String getName() {
        return "params";
    }

    @Override
    public Object getValue(CpsScript script) throws Exception {
        Run<?, ?> build = script.$build();
        Map<String, Object> values = new LinkedHashMap<>();
        ParametersDefinitionProperty definitions = build.getParent().getProperty(ParametersDefinitionProperty.class);
        if (definitions != null) {
            for (ParameterDefinition definition : definitions.getParameterDefinitions()) {
                put(values, definition.getDefaultParameterValue());
            }
        }
        ParametersAction given = build.getAction(ParametersAction.class);
        if (given != null) {
            given.getParameters().forEach(value -> put(values, value));
        }
        return Collections.unmodifiableMap(values);
    }

    private static void put(Map<String, Object> values, ParameterValue parameter) {
        if (parameter != null && parameter.getValue() instanceof Serializable) {
            values.put(parameter.getName(), parameter.getValue());
        }
    }
}
