package hudson;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.SOURCE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import jenkins.YesNoMaybe;
import net.java.sezpoz.Indexable;

/** Registers a class, or what a static method or field gives, as an extension. SezPoz indexes it at compile time. */
@Indexable
@Retention(SOURCE)
@Target({TYPE, FIELD, METHOD})
@Documented
public @interface Extension {
    /** Higher comes first. */
    double ordinal() default 0;

    /** When true, an extension whose classes can't be linked is left out without a complaint. */
    boolean optional() default false;

    YesNoMaybe dynamicLoadable() default YesNoMaybe.MAYBE;
}
