package io.jenkins.embedded.web;

import hudson.model.ModelObject;
import hudson.security.csrf.CrumbIssuer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.Function;
import org.kohsuke.stapler.Header;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerFallback;
import org.kohsuke.stapler.StaplerOverridable;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.bind.JavaScriptMethod;
import org.kohsuke.stapler.interceptor.InterceptorAnnotation;
import org.kohsuke.stapler.json.JsonBody;
import org.kohsuke.stapler.json.SubmittedForm;

/**
 * Which methods a URL may reach, by the rules of Jenkins' {@code TypedFilter} and {@code DoActionFilter}. A getter only
 * leads to objects made for pages: {@code @ExportedBean} and views alone don't make one. A {@code doX} is only a web
 * method if its signature says so.
 */
final class Routes {
    /** Those that Jenkins marks as {@code StaplerAccessibleType}, and what Stapler asks for the way itself. */
    private static final Set<Class<?>> MADE_FOR_PAGES = Set.of(
            ModelObject.class, CrumbIssuer.class, StaplerProxy.class, StaplerFallback.class, StaplerOverridable.class);

    private static final Set<Class<?>> WEB_TYPES = Set.of(
            StaplerRequest.class,
            StaplerRequest2.class,
            HttpServletRequest.class,
            StaplerResponse.class,
            StaplerResponse2.class,
            HttpServletResponse.class);

    private static final Set<Class<?>> METHOD_ANNOTATIONS = Set.of(WebMethod.class, JavaScriptMethod.class);

    private static final Set<Class<?>> PARAMETER_ANNOTATIONS =
            Set.of(QueryParameter.class, AncestorInPath.class, Header.class, JsonBody.class, SubmittedForm.class);

    private Routes() {}

    static boolean isGetter(Function getter) {
        return !getter.isStatic() && !isCalledByStapler(getter) && isMadeForPages(getter.getReturnType());
    }

    /** Stapler calls them where their interfaces say so, not by their names. */
    private static boolean isCalledByStapler(Function getter) {
        Class<?>[] parameters = getter.getParameterTypes();
        return switch (getter.getName()) {
            case "getDynamic" -> parameters.length > 0 && parameters[0] == String.class;
            case "getTarget", "getStaplerFallback" -> parameters.length == 0;
            default -> false;
        };
    }

    private static boolean isMadeForPages(Class<?> type) {
        return type.isArray()
                ? isMadeForPages(type.getComponentType())
                : MADE_FOR_PAGES.stream().anyMatch(made -> made.isAssignableFrom(type))
                        || Arrays.stream(type.getMethods()).anyMatch(Routes::isWebMethod);
    }

    private static boolean isWebMethod(Method method) {
        Function function = new Function.InstanceFunction(method);
        return takesRequestOrResponse(function) || isAction(function);
    }

    static boolean isAction(Function action) {
        if (action.getName().equals("doDynamic")) {
            return false;
        }
        return isAnnotated(action)
                || action.getName().matches("do[^a-z].*")
                        && (takesRequestOrResponse(action)
                                || Stream.concat(
                                                Stream.of(action.getReturnType()),
                                                Arrays.stream(action.getCheckedExceptionTypes()))
                                        .anyMatch(HttpResponse.class::isAssignableFrom));
    }

    private static boolean isAnnotated(Function function) {
        return Arrays.stream(function.getAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(a ->
                                METHOD_ANNOTATIONS.contains(a) || a.isAnnotationPresent(InterceptorAnnotation.class))
                || Arrays.stream(function.getParameterAnnotations())
                        .flatMap(Arrays::stream)
                        .anyMatch(a -> PARAMETER_ANNOTATIONS.contains(a.annotationType()));
    }

    private static boolean takesRequestOrResponse(Function function) {
        return Arrays.stream(function.getParameterTypes()).anyMatch(WEB_TYPES::contains);
    }
}
