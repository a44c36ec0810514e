package io.jenkins.embedded.pipeline;

import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/** Two log filters in a row. */
public final class MergedFilter extends ConsoleLogFilter implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ConsoleLogFilter outer;
    private final ConsoleLogFilter inner;

    public MergedFilter(ConsoleLogFilter outer, ConsoleLogFilter inner) {
        this.outer = outer;
        this.inner = inner;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(Run build, OutputStream logger) throws IOException, InterruptedException {
        return inner.decorateLogger(build, outer.decorateLogger(build, logger));
    }
}
