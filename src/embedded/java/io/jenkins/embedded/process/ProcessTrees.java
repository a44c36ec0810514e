package io.jenkins.embedded.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Ends processes together with what they started, also what has left the tree but kept the environment. */
public final class ProcessTrees {
    private static final long GRACE_SECONDS = 5;

    private ProcessTrees() {}

    /** Ends a process, its descendants and all processes that have these environment variables. */
    public static void kill(ProcessHandle root, Map<String, String> environment) {
        Set<ProcessHandle> doomed = withEnvironment(environment);
        root.descendants().forEach(doomed::add);
        doomed.add(root);
        end(doomed);
    }

    /** Ends all processes that have these environment variables, and their descendants. */
    public static void kill(Map<String, String> environment) {
        Set<ProcessHandle> doomed = withEnvironment(environment);
        List.copyOf(doomed).forEach(each -> each.descendants().forEach(doomed::add));
        end(doomed);
    }

    private static void end(Set<ProcessHandle> doomed) {
        doomed.remove(ProcessHandle.current());
        doomed.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends = doomed.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException x) {
            doomed.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException x) {
            doomed.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (ExecutionException x) {
            throw new IllegalStateException(x);
        }
    }

    private static Set<ProcessHandle> withEnvironment(Map<String, String> environment) {
        if (environment.isEmpty()) {
            return new HashSet<>();
        }
        Set<String> lines = environment.entrySet().stream()
                .map(e -> e.getKey() + '=' + e.getValue())
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .filter(each -> environmentOf(each).containsAll(lines))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Empty where the system doesn't tell: for other users' processes, and anywhere but on Linux. */
    private static Set<String> environmentOf(ProcessHandle process) {
        try {
            String all = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
            return new HashSet<>(List.of(all.split("\0")));
        } catch (IOException x) {
            return Set.of();
        }
    }
}
