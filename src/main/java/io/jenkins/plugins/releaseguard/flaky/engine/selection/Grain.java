package io.jenkins.plugins.releaseguard.flaky.engine.selection;

/** How finely a test is selected. */
public enum Grain {
    /** That test, without its parameters where the tool can't name them. */
    TEST,
    /** The class, file or suite it stands in. */
    GROUP,
    /** All tests. */
    ALL;

    /** One step coarser. */
    public Grain coarser() {
        return this == TEST ? GROUP : ALL;
    }
}
