package org.jvnet.hudson.test;

import hudson.model.InvisibleAction;
import hudson.model.RootAction;
import hudson.model.UnprotectedRootAction;
import hudson.util.HttpResponses;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;

/** Runs a test's code in the thread that serves a request, and so as the user who sent it. */
final class ServerCalls extends InvisibleAction implements UnprotectedRootAction {
    private final Map<String, Runnable> pending = new ConcurrentHashMap<>();

    /** The one of this Jenkins; it is added when first asked for. */
    static synchronized ServerCalls of(Jenkins jenkins) {
        return jenkins.getActions().stream()
                .filter(ServerCalls.class::isInstance)
                .map(ServerCalls.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    ServerCalls calls = new ServerCalls();
                    jenkins.getExtensionList(RootAction.class).add(calls);
                    return calls;
                });
    }

    @Override
    public String getUrlName() {
        return "server-calls";
    }

    /** Calls by way of a request that {@code send} makes to the path it is given. */
    <V> V call(Callable<V> code, Sender send) throws Exception {
        CompletableFuture<V> result = new CompletableFuture<>();
        String id = UUID.randomUUID().toString();
        pending.put(id, () -> {
            try {
                result.complete(code.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        send.send(getUrlName() + "/run?id=" + id);
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        }
    }

    public HttpResponse doRun(@QueryParameter String id) {
        Runnable code = pending.remove(id);
        if (code == null) {
            return HttpResponses.notFound();
        }
        code.run();
        return HttpResponses.ok();
    }

    /** Makes a request to a path below the root of Jenkins. */
    @FunctionalInterface
    interface Sender {
        void send(String path) throws Exception;
    }
}
