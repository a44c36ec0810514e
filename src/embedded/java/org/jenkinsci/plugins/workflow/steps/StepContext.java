package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import java.io.Serializable;

/** What a step execution may know of its surroundings, and where it reports its outcome. */
public abstract class StepContext implements FutureCallback<Object>, Serializable {

    private static final long serialVersionUID = 1L;

    /** An object of the given type from the enclosing blocks or the build; null when there is none. */
    public abstract <T> T get(Class<T> key) throws IOException, InterruptedException;

    @Override
    public abstract void onSuccess(Object result);

    /** Whether {@link #get} can answer without waiting for the program to be loaded. */
    public abstract boolean isReady();

    /** Asks for the program to be saved soon; the future ends when it is on disk. */
    public abstract ListenableFuture<Void> saveState();

    /** Worsens the result that the build will end with. */
    public abstract void setResult(Result r);

    /** To run the block that the step was called with. */
    public abstract BodyInvoker newBodyInvoker() throws IllegalStateException;

    public boolean hasBody() {
        return false;
    }

    @Override
    public abstract boolean equals(Object o);

    @Override
    public abstract int hashCode();
}
