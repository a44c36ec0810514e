package io.jenkins.embedded.process;

import hudson.EnvVars;
import hudson.Proc;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process on this machine: its streams are copied by threads, and it goes down with all that it started. */
public final class LocalProcess extends Proc {
    /** How long output is waited for that a surviving child may hold open. */
    private static final long OUTPUT_PATIENCE = TimeUnit.SECONDS.toMillis(3);

    private final Process process;
    private final EnvVars cookie = EnvVars.createCookie();
    private final Thread output;
    private final Thread error;

    /** What a process reads and writes: a null input is empty, a null error stream is merged into the output. */
    public record Streams(InputStream in, OutputStream out, OutputStream err) {}

    public LocalProcess(List<String> command, Map<String, String> environment, Streams streams, File workDir)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(workDir).redirectErrorStream(streams.err == null);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(cookie);
        process = builder.start();
        output = copy("stdout", process.getInputStream(), streams.out);
        error = streams.err == null ? output : copy("stderr", process.getErrorStream(), streams.err);
        if (streams.in == null) {
            process.getOutputStream().close();
        } else {
            copyInput(streams.in);
        }
    }

    private Thread copy(String name, InputStream in, OutputStream out) {
        OutputStream target = out == null ? OutputStream.nullOutputStream() : out;
        return start(name, () -> {
            in.transferTo(target);
            target.flush();
        });
    }

    private void copyInput(InputStream in) {
        start("stdin", () -> {
            try (OutputStream target = process.getOutputStream()) {
                in.transferTo(target);
            }
        });
    }

    private Thread start(String name, Copying work) {
        Runnable quiet = () -> {
            try {
                work.run();
            } catch (IOException x) {
                // the process or the reader of its output is gone: nothing left to copy
            }
        };
        Thread thread = new Thread(quiet, name + " of process " + process.pid());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Copies one stream. */
    private interface Copying {
        void run() throws IOException;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void kill() throws InterruptedException {
        ProcessTrees.kill(process.toHandle(), cookie);
        join();
    }

    @Override
    public int join() throws InterruptedException {
        try {
            int code = process.waitFor();
            output.join(OUTPUT_PATIENCE);
            error.join(OUTPUT_PATIENCE);
            return code;
        } catch (InterruptedException x) {
            ProcessTrees.kill(process.toHandle(), cookie);
            throw x;
        }
    }

    @Override
    public InputStream getStdout() {
        return null;
    }

    @Override
    public InputStream getStderr() {
        return null;
    }

    @Override
    public OutputStream getStdin() {
        return null;
    }
}
