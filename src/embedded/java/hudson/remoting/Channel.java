package hudson.remoting;

/** A connection to another JVM. The embedded controller has no agents, so it never makes one. */
public abstract class Channel implements VirtualChannel {
    private Channel() {}
}
