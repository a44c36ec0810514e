package hudson.model;

/** An executor made for one flyweight task; it takes none of the node's. */
public class OneOffExecutor extends Executor {
    public OneOffExecutor(Computer owner) {
        super(owner, -1);
    }
}
