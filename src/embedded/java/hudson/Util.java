package hudson;

import hudson.util.VariableResolver;
import io.jenkins.embedded.text.Escapes;
import io.jenkins.embedded.text.Macros;
import io.jenkins.embedded.text.TimeSpans;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.IOUtils;
import org.apache.tools.ant.Project;
import org.apache.tools.ant.types.FileSet;

/** Small functions on texts, files and collections. */
public class Util {

    /** Instants as XML Schema writes them, in UTC. */
    public static final DateTimeFormatter XS_DATETIME_FORMATTER2 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssX").withZone(ZoneOffset.UTC);

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

    public static <T> List<T> createSubList(Collection<?> source, Class<T> type) {
        return filter(source, type);
    }

    public static String replaceMacro(String text, Map<String, String> properties) {
        return replaceMacro(text, new VariableResolver.ByMap<>(properties));
    }

    /** Replaces {@code $NAME} and {@code ${NAME}}; {@code $$} is a dollar sign, unknown names stay as they are. */
    public static String replaceMacro(String text, VariableResolver<String> resolver) {
        return Macros.replace(text, resolver);
    }

    public static String loadFile(File file) throws IOException {
        return loadFile(file, StandardCharsets.UTF_8);
    }

    /** The text of a file, empty if there is no such file. */
    public static String loadFile(File file, Charset charset) throws IOException {
        return file.exists() ? Files.readString(file.toPath(), charset) : "";
    }

    public static void deleteContentsRecursive(File file) throws IOException {
        FileUtils.cleanDirectory(file);
    }

    public static void deleteFile(File file) throws IOException {
        Files.deleteIfExists(file.toPath());
    }

    public static void deleteRecursive(File directory) throws IOException {
        if (Files.isDirectory(directory.toPath()) && !isSymlink(directory)) {
            FileUtils.deleteDirectory(directory);
        } else {
            Files.deleteIfExists(directory.toPath());
        }
    }

    public static boolean isSymlink(File file) {
        return Files.isSymbolicLink(file.toPath());
    }

    public static boolean isRelativePath(String path) {
        return !new File(path).isAbsolute();
    }

    /** Tells whether {@code potentialChild} lies inside {@code forParent} once links are followed. */
    public static boolean isDescendant(File forParent, File potentialChild) throws IOException {
        Path child = potentialChild.getCanonicalFile().toPath();
        return child.startsWith(forParent.getCanonicalFile().toPath());
    }

    public static void copyStream(InputStream in, OutputStream out) throws IOException {
        IOUtils.copy(in, out);
    }

    public static void copyStreamAndClose(InputStream in, OutputStream out) throws IOException {
        try (in;
                out) {
            IOUtils.copy(in, out);
        }
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

    public static String nullify(String text) {
        return fixEmpty(text);
    }

    public static String removeTrailingSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    public static String ensureEndsWith(String subject, String suffix) {
        return subject == null || subject.endsWith(suffix) ? subject : subject + suffix;
    }

    /** MD5 in hexadecimal digits; for fingerprints, not for secrets. */
    public static String getDigestOf(InputStream source) throws IOException {
        try (source) {
            DigestInputStream in = new DigestInputStream(source, MessageDigest.getInstance("MD5"));
            in.transferTo(OutputStream.nullOutputStream());
            return toHexString(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException x) {
            throw new IOException("MD5 not installed", x);
        }
    }

    public static String toHexString(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static byte[] fromHexString(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** A duration of so many milliseconds in words, in its two largest units: "3 min 12 sec". */
    public static String getTimeSpanString(long milliseconds) {
        return TimeSpans.describe(milliseconds);
    }

    /** A path encoded for a URL; slashes stay. */
    public static String encode(String text) {
        return Escapes.url(text, "/");
    }

    /** One segment of a path encoded for a URL. */
    public static String rawEncode(String text) {
        return Escapes.url(text, "");
    }

    public static String singleQuote(String text) {
        return '\'' + text + '\'';
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

    public static <T> T fixNull(T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    public static <T> List<T> fixNull(List<T> list) {
        return list == null ? new ArrayList<>() : list;
    }

    public static <T> Collection<T> fixNull(Collection<T> collection) {
        return collection == null ? new ArrayList<>() : collection;
    }

    public static String fixEmpty(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    public static String fixEmptyAndTrim(String text) {
        return text == null ? null : fixEmpty(text.trim());
    }

    public static String join(Collection<?> texts, String separator) {
        return String.join(separator, texts.stream().map(String::valueOf).toList());
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

    public static FileSet createFileSet(File base, String includes) {
        return createFileSet(base, includes, null);
    }

    public static String intern(String text) {
        return text == null ? null : text.intern();
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
