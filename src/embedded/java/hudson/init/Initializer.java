package hudson.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A static method without parameters that runs while the controller starts, between two milestones. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Initializer {
    InitMilestone after() default InitMilestone.STARTED;

    InitMilestone before() default InitMilestone.COMPLETED;

    /** Not used here: only milestones order the methods. */
    String[] requires() default {};

    /** Not used here. */
    String[] attains() default {};

    String displayName() default "";

    /** When false, a failure is logged and the start goes on. */
    boolean fatal() default true;
}
