package io.jenkins.embedded.pipeline;

import hudson.ExtensionList;
import hudson.console.ConsoleLogFilter;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/**
 * The log of a build, written by several steps at once, line by line. A second file tells which part belongs to which
 * node: {@code OFFSET ID}, or only an offset for what the build itself says.
 */
public final class BuildLog {

    private final Run<?, ?> run;
    private final File file;
    private final File index;
    private String lastNode = "";

    public BuildLog(Run<?, ?> run) {
        this.run = run;
        file = new File(run.getRootDir(), "log");
        index = new File(run.getRootDir(), "log-index");
    }

    /** A listener whose lines belong to the node; null for the build itself. */
    NodeListener listener(FlowNode node, ConsoleLogFilter filter) throws IOException, InterruptedException {
        LineStream lines = new LineStream(node == null ? "" : node.getId());
        OutputStream out = lines;
        for (ConsoleLogFilter global : ExtensionList.lookup(ConsoleLogFilter.class)) {
            out = global.decorateLogger(run, out);
        }
        if (filter != null) {
            out = filter.decorateLogger(run, out);
        }
        return new NodeListener(out, lines);
    }

    /** Writes on behalf of the build. */
    public BuildListener listener() {
        try {
            return listener(null, null);
        } catch (IOException | InterruptedException x) {
            throw new IllegalStateException(x);
        }
    }

    private synchronized void write(String node, byte[] text) throws IOException {
        if (!node.equals(lastNode)) {
            lastNode = node;
            String entry = node.isEmpty() ? file.length() + "\n" : file.length() + " " + node + "\n";
            Files.writeString(index.toPath(), entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        try (FileOutputStream out = new FileOutputStream(file, true)) {
            out.write(text);
        }
    }

    /** What the node wrote. */
    synchronized byte[] textOf(FlowNode node) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (RandomAccessFile log = new RandomAccessFile(file, "r")) {
            List<String> entries = index.exists() ? Files.readAllLines(index.toPath()) : List.of();
            for (int i = 0; i < entries.size(); i++) {
                String[] entry = entries.get(i).split(" ");
                if (entry.length == 2 && entry[1].equals(node.getId())) {
                    long from = Long.parseLong(entry[0]);
                    long to = i + 1 < entries.size()
                            ? Long.parseLong(entries.get(i + 1).split(" ")[0])
                            : log.length();
                    byte[] part = new byte[(int) (to - from)];
                    log.seek(from);
                    log.readFully(part);
                    text.write(part);
                }
            }
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
        return text.toByteArray();
    }

    /** Passes whole lines on, so that the lines of parallel branches don't mix. */
    private final class LineStream extends OutputStream {

        private final String node;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        LineStream(String node) {
            this.node = node;
        }

        @Override
        public synchronized void write(int b) throws IOException {
            line.write(b);
            if (b == '\n') {
                emit();
            }
        }

        @Override
        public synchronized void write(byte[] b, int off, int len) throws IOException {
            int end = off + len - 1;
            while (end >= off && b[end] != '\n') {
                end--;
            }
            if (end >= off) {
                line.write(b, off, end + 1 - off);
                emit();
            }
            line.write(b, end + 1, off + len - end - 1);
        }

        private void emit() throws IOException {
            byte[] text = line.toByteArray();
            line.reset();
            BuildLog.this.write(node, text);
        }

        /** Writes out an unfinished line. */
        @Override
        public synchronized void close() throws IOException {
            if (line.size() > 0) {
                emit();
            }
        }
    }
}
