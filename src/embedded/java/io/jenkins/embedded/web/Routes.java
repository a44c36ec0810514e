package io.jenkins.embedded.web;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.kohsuke.stapler.Function;
import org.kohsuke.stapler.HttpResponse;

/**
 * Which methods a URL may reach. As on Jenkins, a getter only leads to objects made for pages, and a {@code doX} is only
 * a web method if its signature says so.
 */
final class Routes {
    private static final String STAPLER = "org.kohsuke.stapler.";
    private static final Set<String> LIBRARIES = Set.of("java", "javax", "sun", "com.sun", "groovy", "com.google");

    private Routes() {}

    static boolean isGetter(Function getter) {
        Class<?> type = getter.getReturnType();
        if (type.isPrimitive() || type.isArray() || type.isEnum()) {
            return false;
        }
        return type == Object.class && !getter.getDeclaringClass().getName().startsWith("java.")
                ? getter.getParameterTypes().length > 0
                : LIBRARIES.stream().noneMatch(l -> type.getName().startsWith(l + "."));
    }

    static boolean isAction(Function action) {
        return HttpResponse.class.isAssignableFrom(action.getReturnType())
                || Arrays.stream(action.getParameterTypes()).anyMatch(Routes::isServletType)
                || Stream.concat(
                                Arrays.stream(action.getAnnotations()),
                                Arrays.stream(action.getParameterAnnotations()).flatMap(Arrays::stream))
                        .anyMatch(Routes::isStaplerAnnotation);
    }

    private static boolean isServletType(Class<?> type) {
        return type.getName().startsWith(STAPLER) || type.getName().startsWith("javax.servlet.");
    }

    private static boolean isStaplerAnnotation(Annotation annotation) {
        return annotation.annotationType().getName().startsWith(STAPLER);
    }
}
