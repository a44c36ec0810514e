package io.jenkins.embedded.packaging;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * Build step: sorts the plugin's own classes and resources out of the common output folder and writes the annotation
 * indices that name only them, as Jenkins' plugin manager expects them in the plugin's jar.
 */
public final class PluginClasses {

    private static final String BASE = "io/jenkins/plugins/releaseguard";
    private static final List<String> OWN =
            List.of(BASE, "db/migration", "db/postgresql", "index.jelly", "META-INF/annotations");

    private final Path classes;
    private final Path target;

    private PluginClasses(Path classes, Path target) {
        this.classes = classes;
        this.target = target;
    }

    /** @param args the common output folder, the folder to fill */
    public static void main(String[] args) throws IOException {
        new PluginClasses(Path.of(args[0]), Path.of(args[1])).stage();
    }

    private void stage() throws IOException {
        // a class that is gone from the sources must not stay in the plugin
        FileUtils.deleteDirectory(target.toFile());
        for (String own : OWN) {
            copy(classes.resolve(own));
        }
        index("META-INF/services/annotations/" + Symbol.class.getName(), annotatedWith(Symbol.class));
        List<String> beans = annotatedWith(ExportedBean.class);
        index("META-INF/services/annotations/" + ExportedBean.class.getName(), beans);
        index("META-INF/exposed.stapler-beans", beans);
    }

    private void copy(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = target.resolve(classes.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private List<String> annotatedWith(Class<? extends Annotation> annotation) throws IOException {
        try (Stream<Path> files = Files.walk(classes.resolve(BASE))) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> load(name).isAnnotationPresent(annotation))
                    .sorted()
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PluginClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " was compiled but can't be loaded", e);
        }
    }

    private void index(String name, List<String> lines) throws IOException {
        Path index = target.resolve(name);
        Files.createDirectories(index.getParent());
        Files.write(index, lines);
    }
}
