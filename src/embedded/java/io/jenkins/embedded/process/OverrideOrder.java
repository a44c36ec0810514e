package io.jenkins.embedded.process;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which variables that refer to each other are set: referred ones first, circles as they come. */
public final class OverrideOrder {
    private static final Pattern REFERENCE = Pattern.compile("\\$([A-Za-z0-9_]+|\\{[A-Za-z0-9_.]+\\})");

    private final Map<String, String> variables;
    private final Set<String> entered = new TreeSet<>();
    private final Set<String> order = new LinkedHashSet<>();

    private OverrideOrder(Map<String, String> variables) {
        this.variables = variables;
    }

    public static Set<String> of(Map<String, String> variables) {
        OverrideOrder o = new OverrideOrder(variables);
        variables.keySet().forEach(o::visit);
        return o.order;
    }

    private void visit(String name) {
        String value = variables.get(name);
        if (!variables.containsKey(name) || !entered.add(name)) {
            return;
        }
        if (value != null) {
            Matcher m = REFERENCE.matcher(value);
            while (m.find()) {
                String referred = m.group(1);
                visit(referred.startsWith("{") ? referred.substring(1, referred.length() - 1) : referred);
            }
        }
        order.add(name);
    }
}
