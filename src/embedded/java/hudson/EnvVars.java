package hudson;

import hudson.util.CaseInsensitiveComparator;
import io.jenkins.embedded.process.OverrideOrder;
import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Environment variables of a process. Names are compared without regard to case, as on Windows. */
public class EnvVars extends TreeMap<String, String> {
    private static final long serialVersionUID = 1L;

    /** What this JVM was started with. */
    public static final Map<String, String> masterEnvVars = new EnvVars(System.getenv());

    public EnvVars() {
        super(CaseInsensitiveComparator.INSTANCE);
    }

    public EnvVars(Map<String, String> vars) {
        this();
        putAll(vars);
    }

    @SuppressWarnings("CopyConstructorMissesField")
    public EnvVars(EnvVars vars) {
        this((Map<String, String>) vars);
    }

    /** Takes names and values in turn. */
    public EnvVars(String... namesAndValues) {
        this();
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(String.join(",", namesAndValues));
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            put(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    /** Sets a variable: null or empty removes it, and {@code PATH+ANYTHING} puts the value in front of {@code PATH}. */
    public void override(String name, String value) {
        if (value == null || value.isEmpty()) {
            remove(name);
            return;
        }
        int plus = name.indexOf('+');
        if (plus > 0) {
            String real = name.substring(0, plus);
            String old = get(real);
            put(real, old == null ? value : value + File.pathSeparator + old);
        } else {
            put(name, value);
        }
    }

    public EnvVars overrideAll(Map<String, String> all) {
        all.forEach(this::override);
        return this;
    }

    /** Overrides with values that may refer to each other: what is referred to is set first. */
    public EnvVars overrideExpandingAll(Map<String, String> all) {
        for (String name : OverrideOrder.of(all)) {
            String value = all.get(name);
            override(name, value == null ? null : expand(value));
        }
        return this;
    }

    /** Replaces references between the variables of {@code env} by their values. */
    public static void resolve(Map<String, String> env) {
        env.replaceAll((name, value) -> Util.replaceMacro(value, env));
    }

    public String get(String name, String otherwise) {
        return getOrDefault(name, otherwise);
    }

    @Override
    public String put(String name, String value) {
        if (value == null) {
            throw new IllegalArgumentException("Null value not allowed as an environment variable: " + name);
        }
        return super.put(name, value);
    }

    /** Takes over one line {@code NAME=value}. */
    public void addLine(String line) {
        int separator = line.indexOf('=');
        if (separator > 0) {
            put(line.substring(0, separator), line.substring(separator + 1));
        }
    }

    /** Replaces {@code $NAME} and {@code ${NAME}} in the text. */
    public String expand(String text) {
        return Util.replaceMacro(text, this);
    }

    /** A variable that no other process has, to find the descendants of a process by. */
    public static EnvVars createCookie() {
        return new EnvVars("HUDSON_COOKIE", UUID.randomUUID().toString());
    }
}
