package io.jenkins.embedded.pipeline;

import hudson.model.Action;
import hudson.model.Result;
import hudson.util.XStream2;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.FlowNodeAction;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;

/**
 * File to which every new or changed node is appended as one record; of several records of a node the last one counts.
 * A record that was cut off by the end of the process is dropped.
 */
final class NodeJournal {

    private static final Logger LOGGER = Logger.getLogger(NodeJournal.class.getName());
    private static final XStream2 XSTREAM = new XStream2();

    private final File file;

    NodeJournal(File file) {
        this.file = file;
    }

    void append(List<FlowNode> nodes) throws IOException {
        if (nodes.isEmpty()) {
            return;
        }
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(records);
        for (FlowNode node : nodes) {
            byte[] record = encode(node);
            out.writeInt(record.length);
            out.write(record);
        }
        Files.createDirectories(file.getParentFile().toPath());
        try (FileOutputStream stream = new FileOutputStream(file, true)) {
            stream.write(records.toByteArray());
            stream.getFD().sync();
        }
    }

    void read(PipelineExecution execution, Map<String, FlowNode> nodes) throws IOException {
        if (!file.exists()) {
            return;
        }
        byte[] content = Files.readAllBytes(file.toPath());
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        int whole = 0;
        while (in.available() >= Integer.BYTES) {
            int length = in.readInt();
            if (length > in.available()) {
                break;
            }
            decode(new DataInputStream(new ByteArrayInputStream(in.readNBytes(length))), execution, nodes);
            whole = content.length - in.available();
        }
        if (whole < content.length) {
            cutTo(whole);
        }
    }

    /** What is appended next must not look like the rest of half a record. */
    private void cutTo(int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file.toPath(), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static byte[] encode(FlowNode node) throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(record);
        out.writeUTF(node.getClass().getSimpleName());
        out.writeUTF(node.getId());
        out.writeUTF(String.join(" ", node.getParentIds()));
        if (node instanceof BlockEndNode) {
            out.writeUTF(((BlockEndNode<?>) node).getStartNode().getId());
        }
        if (node instanceof FlowEndNode) {
            out.writeUTF(((FlowEndNode) node).getResult().toString());
        }
        StepKind kind = node instanceof StepAtom
                ? ((StepAtom) node).kind()
                : node instanceof StepStart ? ((StepStart) node).kind() : null;
        if (kind != null) {
            out.writeUTF(kind.descriptorClass());
            out.writeUTF(kind.function());
        }
        for (Action action : node.getActions()) {
            byte[] xml = xml(action).getBytes(StandardCharsets.UTF_8);
            out.writeInt(xml.length);
            out.write(xml);
        }
        return record.toByteArray();
    }

    private static String xml(Action action) {
        try {
            return XSTREAM.toXML(action);
        } catch (RuntimeException x) {
            LOGGER.log(Level.FINE, "Can't be saved: " + action, x);
            // the usual reason: an exception with something in it that refuses to be written
            return action instanceof ErrorAction
                    ? XSTREAM.toXML(new ErrorAction(
                            new Exception(((ErrorAction) action).getError().toString())))
                    : "";
        }
    }

    private static void decode(DataInputStream in, PipelineExecution execution, Map<String, FlowNode> nodes)
            throws IOException {
        String type = in.readUTF();
        String id = in.readUTF();
        List<FlowNode> parents = new ArrayList<>();
        for (String parent : in.readUTF().split(" ")) {
            if (!parent.isEmpty()) {
                parents.add(nodes.get(parent));
            }
        }
        FlowNode node = switch (type) {
            case "FlowStartNode" -> new FlowStartNode(execution, id);
            case "StepAtom" -> new StepAtom(execution, id, kind(in), parents.get(0));
            case "StepStart" -> new StepStart(execution, id, kind(in), parents.get(0));
            case "StepEnd" -> new StepEnd(execution, id, (StepStart) nodes.get(in.readUTF()), parents);
            case "FlowEndNode" -> {
                FlowStartNode start = (FlowStartNode) nodes.get(in.readUTF());
                Result result = Result.fromString(in.readUTF());
                yield new FlowEndNode(execution, id, start, result, parents.toArray(new FlowNode[0]));
            }
            default -> throw new IOException("unknown kind of node: " + type);
        };
        FlowNode known = nodes.putIfAbsent(id, node);
        readActions(in, known == null ? node : known);
    }

    private static StepKind kind(DataInputStream in) throws IOException {
        return new StepKind(in.readUTF(), in.readUTF());
    }

    private static void readActions(DataInputStream in, FlowNode node) throws IOException {
        List<Action> actions = node.getActions();
        actions.clear();
        while (in.available() > 0) {
            String xml = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            try {
                Action action = (Action) XSTREAM.fromXML(xml);
                if (action instanceof FlowNodeAction) {
                    ((FlowNodeAction) action).onLoad(node);
                }
                actions.add(action);
            } catch (RuntimeException | LinkageError x) {
                LOGGER.log(Level.FINE, "Can't be read: " + xml, x);
            }
        }
    }
}
