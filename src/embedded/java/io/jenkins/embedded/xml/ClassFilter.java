package io.jenkins.embedded.xml;

import java.net.URL;
import java.security.CodeSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which classes may be written to files and read from them: those of this controller, of its plugins and tests,
 * and simple values and collections of the JDK. Classes of other libraries may not, nor may records.
 */
public final class ClassFilter {
    private static final List<String> VALUES =
            List.of("java.lang.", "java.math.", "java.time.", "java.util.concurrent.atomic.");

    private static final Set<String> SINGLE = Set.of(
            "java.io.File",
            "java.net.URI",
            "java.net.URL",
            "java.nio.charset.Charset",
            "java.util.BitSet",
            "java.util.Currency",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.Locale",
            "java.util.Properties",
            "java.util.UUID",
            "java.util.concurrent.TimeUnit",
            "java.util.regex.Pattern");

    /** Running code or loading classes from data is what attackers are after. */
    private static final List<Class<?>> DANGEROUS =
            List.of(ClassLoader.class, Thread.class, Process.class, ProcessBuilder.class, Runtime.class);

    private ClassFilter() {}

    public static boolean allows(Class<?> type) {
        if (type == null || type.isPrimitive()) {
            return true;
        }
        if (type.isArray()) {
            return allows(type.getComponentType());
        }
        if (type.isRecord() || DANGEROUS.stream().anyMatch(each -> each.isAssignableFrom(type))) {
            return false;
        }
        return type.getClassLoader() == null ? allowsOfJdk(type) : isOurs(type);
    }

    private static boolean allowsOfJdk(Class<?> type) {
        String name = type.getName();
        if (Throwable.class.isAssignableFrom(type)) {
            return true;
        }
        if (name.startsWith("java.util.")) {
            boolean internal = type.getEnclosingClass() != null;
            boolean container = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
            return container && !internal || isHarmlessNested(name) || SINGLE.contains(name) || isValue(name);
        }
        return isValue(name) || SINGLE.contains(name);
    }

    private static boolean isValue(String name) {
        return VALUES.stream().anyMatch(each -> name.startsWith(each) && name.indexOf('.', each.length()) < 0);
    }

    /** Wrappers that XStream writes by their own converters. */
    private static boolean isHarmlessNested(String name) {
        return name.startsWith("java.util.Collections$") || name.equals("java.util.Arrays$ArrayList");
    }

    /** Folders of classes are those of a build; jars are ours if the controller or plugin is in them. */
    private static boolean isOurs(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return false;
        }
        URL location = source.getLocation();
        return location.getPath().endsWith("/") || location.equals(home());
    }

    private static URL home() {
        return ClassFilter.class.getProtectionDomain().getCodeSource().getLocation();
    }
}
