package hudson.model;

import com.thoughtworks.xstream.converters.SingleValueConverter;
import com.thoughtworks.xstream.converters.basic.AbstractSingleValueConverter;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.kohsuke.stapler.export.CustomExportedBean;

/** How a build ended. The order of the constants is from best to worst. */
public final class Result implements Serializable, CustomExportedBean {
    private static final long serialVersionUID = 1L;

    /** No trouble. */
    public static final Result SUCCESS = new Result("SUCCESS", BallColor.BLUE, 0, true);
    /** Done, but with problems such as failed tests. */
    public static final Result UNSTABLE = new Result("UNSTABLE", BallColor.YELLOW, 1, true);
    /** A fatal error. */
    public static final Result FAILURE = new Result("FAILURE", BallColor.RED, 2, true);
    /** Not even tried. */
    public static final Result NOT_BUILT = new Result("NOT_BUILT", BallColor.NOTBUILT, 3, false);
    /** Stopped by a person or a time limit. */
    public static final Result ABORTED = new Result("ABORTED", BallColor.ABORTED, 4, false);

    private static final List<Result> ALL = List.of(SUCCESS, UNSTABLE, FAILURE, NOT_BUILT, ABORTED);

    /** Persists a result by its name. */
    public static final SingleValueConverter conv = new AbstractSingleValueConverter() {
        @Override
        @SuppressWarnings("rawtypes")
        public boolean canConvert(Class type) {
            return type == Result.class;
        }

        @Override
        public Object fromString(String s) {
            return Result.fromString(s);
        }
    };

    private final String name;

    /** Larger is worse. */
    public final int ordinal;

    public final transient BallColor color;

    /** Whether the build ran to its end. */
    public final transient boolean completeBuild;

    private Result(String name, BallColor color, int ordinal, boolean completeBuild) {
        this.name = name;
        this.color = color;
        this.ordinal = ordinal;
        this.completeBuild = completeBuild;
    }

    /** The worse of both. */
    public Result combine(Result that) {
        return ordinal < that.ordinal ? that : this;
    }

    /** The worse of both; null counts as no result. */
    public static Result combine(Result r1, Result r2) {
        if (r1 == null || r2 == null) {
            return r1 == null ? r2 : r1;
        }
        return r1.combine(r2);
    }

    public boolean isWorseThan(Result that) {
        return ordinal > that.ordinal;
    }

    public boolean isWorseOrEqualTo(Result that) {
        return ordinal >= that.ordinal;
    }

    public boolean isBetterThan(Result that) {
        return ordinal < that.ordinal;
    }

    public boolean isBetterOrEqualTo(Result that) {
        return ordinal <= that.ordinal;
    }

    public boolean isCompleteBuild() {
        return completeBuild;
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public String toExportedObject() {
        return name;
    }

    /** The result of this name in any case; {@link #FAILURE} for an unknown one. */
    public static Result fromString(String s) {
        String wanted = s.toUpperCase(Locale.ENGLISH);
        return ALL.stream().filter(r -> r.name.equals(wanted)).findFirst().orElse(FAILURE);
    }

    private Object readResolve() {
        return ALL.get(ordinal);
    }
}
