package io.jenkins.embedded.extension;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Static methods with an annotation, in the class folders that hold an extension index: the plugin's, the tests'. */
public final class AnnotatedMethods {
    private static final Logger LOGGER = Logger.getLogger(AnnotatedMethods.class.getName());
    private static final Map<Class<?>, List<Method>> FOUND = new ConcurrentHashMap<>();

    private AnnotatedMethods() {}

    /** A method and its annotation. */
    public record Found<A extends Annotation>(Method method, A annotation) {
        public void invoke() throws ReflectiveOperationException {
            method.invoke(null);
        }

        public void invokeLogged() {
            try {
                invoke();
            } catch (ReflectiveOperationException x) {
                LOGGER.log(Level.WARNING, x, () -> method + " failed");
            }
        }
    }

    public static <A extends Annotation> List<Found<A>> of(Class<A> annotation) {
        return FOUND.computeIfAbsent(annotation, a -> search(annotation)).stream()
                .map(method -> new Found<>(method, method.getAnnotation(annotation)))
                .toList();
    }

    private static List<Method> search(Class<? extends Annotation> annotation) {
        List<Method> methods = new ArrayList<>();
        ClassLoader loader = AnnotatedMethods.class.getClassLoader();
        try {
            for (URL index : Collections.list(loader.getResources("META-INF/annotations/hudson.Extension"))) {
                if (index.getProtocol().equals("file")) {
                    Path root = Path.of(index.toURI()).getParent().getParent().getParent();
                    searchFolder(root, annotation, loader, methods);
                }
            }
        } catch (IOException | URISyntaxException x) {
            LOGGER.log(Level.WARNING, x, () -> "Can't look for methods with " + annotation);
        }
        return methods;
    }

    private static void searchFolder(
            Path root, Class<? extends Annotation> annotation, ClassLoader loader, List<Method> into)
            throws IOException {
        String descriptor = 'L' + annotation.getName().replace('.', '/') + ';';
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> naming = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> names(file, descriptor))
                    .sorted()
                    .toList();
            for (Path file : naming) {
                String path = root.relativize(file).toString();
                String name =
                        path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.');
                addMethods(name, annotation, loader, into);
            }
        }
    }

    /** A class file holds the descriptors of its annotations as plain text. */
    private static boolean names(Path file, String descriptor) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(descriptor);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    private static void addMethods(
            String className, Class<? extends Annotation> annotation, ClassLoader loader, List<Method> into) {
        try {
            for (Method method : Class.forName(className, false, loader).getMethods()) {
                if (method.isAnnotationPresent(annotation)) {
                    into.add(method);
                }
            }
        } catch (ClassNotFoundException | LinkageError x) {
            LOGGER.log(Level.FINE, x, () -> "Can't look into " + className);
        }
    }
}
