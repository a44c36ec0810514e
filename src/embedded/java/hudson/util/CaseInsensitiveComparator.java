package hudson.util;

import java.io.Serializable;
import java.util.Comparator;

/** Orders texts without regard to case. */
public final class CaseInsensitiveComparator implements Comparator<String>, Serializable {
    private static final long serialVersionUID = 1L;

    public static final Comparator<String> INSTANCE = new CaseInsensitiveComparator();

    private CaseInsensitiveComparator() {}

    @Override
    public int compare(String left, String right) {
        return left.compareToIgnoreCase(right);
    }

    private Object readResolve() {
        return INSTANCE;
    }
}
