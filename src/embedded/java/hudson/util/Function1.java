package hudson.util;

/** A function of one argument. */
public interface Function1<R, P1> {
    R call(P1 param1);
}
