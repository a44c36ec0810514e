package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.List;

/**
 * What a request asks for.
 *
 * @param names the locks, sorted, each once; granted together or not at all
 * @param share how much it wants of each of them
 * @param nesting the blocks that it holds up
 * @param conduct how it behaves in the queue and afterwards
 */
public record Demand(List<LockName> names, Share share, Nesting nesting, Conduct conduct) {

    public Demand {
        names = List.copyOf(names);
    }

    /** Of a block that is in no other. */
    public static Demand exclusive(List<LockName> names) {
        return new Demand(names, Share.EXCLUSIVE, Nesting.NONE, Conduct.DEFAULT);
    }

    /** Of a block that is in no other. */
    public static Demand shared(List<LockName> names) {
        return new Demand(names, Share.SHARED, Nesting.NONE, Conduct.DEFAULT);
    }

    public Demand with(Share other) {
        return new Demand(names, other, nesting, conduct);
    }

    public Demand with(Nesting other) {
        return new Demand(names, share, other, conduct);
    }

    public Demand with(Conduct other) {
        return new Demand(names, share, nesting, other);
    }
}
