package jenkins.model;

import hudson.ExtensionPoint;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;

/** Tells which ids of users or groups mean the same. */
public abstract class IdStrategy implements ExtensionPoint, Comparator<String> {

    /** What most realms use. */
    public static IdStrategy CASE_INSENSITIVE = new CaseInsensitive();

    /** One and the same text for all ids that mean the same. */
    public String keyFor(String id) {
        return id;
    }

    public boolean equals(String id1, String id2) {
        return compare(id1, id2) == 0;
    }

    @Override
    public abstract int compare(String id1, String id2);

    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass();
    }

    @Override
    public int hashCode() {
        return getClass().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getName();
    }

    /** {@code Alice} is {@code alice}. */
    public static class CaseInsensitive extends IdStrategy implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public String keyFor(String id) {
            return id.toLowerCase(Locale.ENGLISH);
        }

        @Override
        public int compare(String id1, String id2) {
            return id1.compareToIgnoreCase(id2);
        }
    }

    /** {@code Alice} and {@code alice} are two. */
    public static class CaseSensitive extends IdStrategy implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(String id1, String id2) {
            return id1.compareTo(id2);
        }
    }
}
