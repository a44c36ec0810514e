package io.jenkins.embedded.web;

import hudson.Functions;
import hudson.model.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.apache.commons.beanutils.PropertyUtils;
import org.kohsuke.stapler.ClassDescriptor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;

/** What the tags of {@code lib/form} ask about a field: its value, and the descriptor's methods that serve it. */
public final class Forms {
    /** A field's name in the form; the underscore stands for the object it belongs to. */
    public String name(String field) {
        return field == null ? null : "_." + field;
    }

    /** What the view says, else what the object has, else the view's default. */
    public Object value(Map<String, ?> attributes, Object instance, String field) throws ReflectiveOperationException {
        if (attributes.get("value") != null) {
            return attributes.get("value");
        }
        Object value = instance == null || field == null ? null : PropertyUtils.getProperty(instance, field);
        return value == null ? attributes.get("default") : value;
    }

    public boolean checked(Map<String, ?> attributes, Object instance, String field)
            throws ReflectiveOperationException {
        Object checked = attributes.get("checked");
        if (checked == null) {
            checked = instance == null || field == null
                    ? attributes.get("default")
                    : PropertyUtils.getProperty(instance, field);
        }
        return checked instanceof Boolean b ? b : checked != null && "true".equals(checked.toString());
    }

    /** A list shows as one line for each of its elements. */
    public Object lines(Object value) {
        return value instanceof Collection<?> c
                ? c.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                : value;
    }

    public String checkUrl(Descriptor<?> descriptor, String field) {
        return url(descriptor, "check" + Functions.capitalize(field));
    }

    /** The fields, by comma, that the check wants to see besides its own. */
    public String checkFields(Descriptor<?> descriptor, String field) {
        return parameters(descriptor, "check" + Functions.capitalize(field));
    }

    public String fillUrl(Descriptor<?> descriptor, String field) {
        return url(descriptor, "fill" + Functions.capitalize(field) + "Items");
    }

    public String fillFields(Descriptor<?> descriptor, String field) {
        return parameters(descriptor, "fill" + Functions.capitalize(field) + "Items");
    }

    public String methodUrl(Descriptor<?> descriptor, String name) {
        return url(descriptor, name);
    }

    private static String url(Descriptor<?> descriptor, String name) {
        return find(descriptor, name) == null
                ? null
                : Stapler.getCurrentRequest().getContextPath() + "/descriptorByName/" + descriptor.getId() + "/" + name;
    }

    private static String parameters(Descriptor<?> descriptor, String name) {
        Method method = find(descriptor, name);
        if (method == null) {
            return null;
        }
        String[] names = ClassDescriptor.loadParameterNames(method);
        Annotation[][] annotations = method.getParameterAnnotations();
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < names.length && i < annotations.length; i++) {
            int index = i;
            Arrays.stream(annotations[i])
                    .filter(QueryParameter.class::isInstance)
                    .map(a -> ((QueryParameter) a).value())
                    .map(n -> n.isEmpty() ? names[index] : n)
                    .filter(n -> !n.equals("value"))
                    .forEach(n -> fields.append(fields.isEmpty() ? "" : ",").append(n));
        }
        return fields.toString();
    }

    private static Method find(Descriptor<?> descriptor, String name) {
        return descriptor == null
                ? null
                : Arrays.stream(descriptor.getClass().getMethods())
                        .filter(m -> m.getName().equals("do" + Functions.capitalize(name)))
                        .findFirst()
                        .orElse(null);
    }

    /** The help file of a field, which is markup; null if there is none. */
    public String help(Descriptor<?> descriptor, String field) throws IOException {
        if (descriptor == null || field == null) {
            return null;
        }
        for (Class<?> c = descriptor.clazz; c != null && c != Object.class; c = c.getSuperclass()) {
            String file = "/" + c.getName().replace('.', '/').replace('$', '/') + "/help-" + field + ".html";
            try (InputStream in = Jenkins.class.getResourceAsStream(file)) {
                if (in != null) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return null;
    }
}
