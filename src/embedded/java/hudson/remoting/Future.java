package hudson.remoting;

/** The result of a call in progress. */
public interface Future<V> extends java.util.concurrent.Future<V> {}
