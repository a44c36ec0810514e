package hudson;

import hudson.util.VariableResolver;
import io.jenkins.embedded.text.Escapes;
import io.jenkins.embedded.text.Macros;
import io.jenkins.embedded.text.TimeSpans;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.io.FileUtils;
import org.apache.tools.ant.Project;
import org.apache.tools.ant.types.FileSet;

/** Small functions on texts, files and collections. */
public class Util {

    private static final int DELETION_ATTEMPTS = 3;
    private static final Duration BETWEEN_DELETIONS = Duration.ofMillis(100);

    public static <T> List<T> filter(Iterable<?> base, Class<T> type) {
        List<T> found = new ArrayList<>();
        base.forEach(each -> {
            if (type.isInstance(each)) {
                found.add(type.cast(each));
            }
        });
        return found;
    }

    public static <T> List<T> filter(List<?> base, Class<T> type) {
        return filter((Iterable<?>) base, type);
    }

    public static String replaceMacro(String text, Map<String, String> properties) {
        return replaceMacro(text, new VariableResolver.ByMap<>(properties));
    }

    /** Replaces {@code $NAME} and {@code ${NAME}}; {@code $$} is a dollar sign, unknown names stay as they are. */
    public static String replaceMacro(String text, VariableResolver<String> resolver) {
        return Macros.replace(text, resolver);
    }

    public static void deleteContentsRecursive(File file) throws IOException {
        FileUtils.cleanDirectory(file);
    }

    /** Tries again shortly, as Jenkins does: what has just ended may still write there. */
    public static void deleteRecursive(File directory) throws IOException {
        for (int attempt = 1; attempt < DELETION_ATTEMPTS; attempt++) {
            try {
                deleteRecursivelyOnce(directory);
                return;
            } catch (IOException x) {
                LockSupport.parkNanos(BETWEEN_DELETIONS.toNanos());
            }
        }
        deleteRecursivelyOnce(directory);
    }

    private static void deleteRecursivelyOnce(File directory) throws IOException {
        if (Files.isDirectory(directory.toPath()) && !isSymlink(directory)) {
            FileUtils.deleteDirectory(directory);
        } else {
            Files.deleteIfExists(directory.toPath());
        }
    }

    public static boolean isSymlink(File file) {
        return Files.isSymbolicLink(file.toPath());
    }

    public static String[] tokenize(String text) {
        return tokenize(text, " \t\n\r\f");
    }

    public static String[] tokenize(String text, String delimiters) {
        StringTokenizer tokens = new StringTokenizer(text, delimiters);
        String[] result = new String[tokens.countTokens()];
        for (int i = 0; i < result.length; i++) {
            result[i] = tokens.nextToken();
        }
        return result;
    }

    public static String[] mapToEnv(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(e -> e.getKey() + '=' + e.getValue())
                .toArray(String[]::new);
    }

    public static String toHexString(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** A duration of so many milliseconds in words, in its two largest units: "3 min 12 sec". */
    public static String getTimeSpanString(long milliseconds) {
        return TimeSpans.describe(milliseconds);
    }

    /** One segment of a path encoded for a URL. */
    public static String rawEncode(String text) {
        return Escapes.url(text, "");
    }

    /** Text as HTML: markup characters become entities, line ends {@code <br>}, leading blanks non-breaking. */
    public static String escape(String text) {
        return Escapes.html(text);
    }

    public static String xmlEscape(String text) {
        return Escapes.xml(text);
    }

    public static String fixNull(String text) {
        return text == null ? "" : text;
    }

    public static String fixEmpty(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    public static String fixEmptyAndTrim(String text) {
        return text == null ? null : fixEmpty(text.trim());
    }

    /** Files under a folder by Ant patterns, separated by commas. */
    public static FileSet createFileSet(File base, String includes, String excludes) {
        FileSet files = new FileSet();
        files.setProject(new Project());
        files.setDir(base);
        for (StringTokenizer each = new StringTokenizer(includes, ","); each.hasMoreTokens(); ) {
            files.createInclude().setName(each.nextToken().trim());
        }
        if (excludes != null) {
            for (StringTokenizer each = new StringTokenizer(excludes, ","); each.hasMoreTokens(); ) {
                files.createExclude().setName(each.nextToken().trim());
            }
        }
        return files;
    }

    public static boolean isAbsoluteUri(String uri) {
        int colon = uri.indexOf(':');
        return colon >= 0 && indexOfAny(uri, "#?/") > colon;
    }

    /** Tells whether a redirect to this address stays on this server. */
    public static boolean isSafeToRedirectTo(String uri) {
        return !isAbsoluteUri(uri)
                && !uri.startsWith("\\")
                && !uri.replace('\\', '/').startsWith("//");
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Tells whether {@code derived} overrides the method that {@code base} declares. */
    public static boolean isOverridden(Class<?> base, Class<?> derived, String method, Class<?>... types) {
        return !declaring(base, method, types).equals(declaring(derived, method, types));
    }

    private static Class<?> declaring(Class<?> start, String method, Class<?>... types) {
        for (Class<?> c = start; c != null; c = c.getSuperclass()) {
            try {
                return c.getDeclaredMethod(method, types).getDeclaringClass();
            } catch (NoSuchMethodException x) {
                // look in the super class
            }
        }
        throw new IllegalArgumentException("The method " + method + " is not declared by " + start.getName());
    }
}
