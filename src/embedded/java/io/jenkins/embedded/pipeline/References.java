package io.jenkins.embedded.pipeline;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.User;
import java.io.File;
import java.io.Serializable;
import jenkins.model.Jenkins;
import org.jboss.marshalling.ObjectResolver;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Saves a program with references in place of objects that outlive it, and finds these again when it is read. */
final class References implements ObjectResolver {

    private final PipelineExecution execution;

    References(PipelineExecution execution) {
        this.execution = execution;
    }

    @Override
    public Object writeReplace(Object original) {
        if (original instanceof PipelineExecution) {
            return original == execution ? new Reference(Kind.EXECUTION, "") : original;
        }
        if (original instanceof FlowNode) {
            return new Reference(Kind.FLOW_NODE, ((FlowNode) original).getId());
        }
        if (original instanceof Run) {
            return new Reference(Kind.RUN, ((Run<?, ?>) original).getExternalizableId());
        }
        if (original instanceof Jenkins) {
            return new Reference(Kind.NODE, "");
        }
        if (original instanceof Item) {
            return new Reference(Kind.ITEM, ((Item) original).getFullName());
        }
        if (original instanceof Node) {
            return new Reference(Kind.NODE, ((Node) original).getNodeName());
        }
        if (original instanceof Computer) {
            return new Reference(Kind.COMPUTER, ((Computer) original).getName());
        }
        if (original instanceof User) {
            return new Reference(Kind.USER, ((User) original).getId());
        }
        if (original instanceof FilePath) {
            return new Reference(Kind.FILE, ((FilePath) original).getRemote());
        }
        return original;
    }

    @Override
    public Object readResolve(Object replacement) {
        return replacement instanceof Reference ? resolve((Reference) replacement) : replacement;
    }

    private Object resolve(Reference reference) {
        Jenkins jenkins = Jenkins.get();
        return switch (reference.kind) {
            case EXECUTION -> execution;
            case FLOW_NODE -> execution.getNode(reference.id);
            case RUN -> Run.fromExternalizableId(reference.id);
            case ITEM -> jenkins.getItemByFullName(reference.id);
            case NODE -> reference.id.isEmpty() ? jenkins : jenkins.getNode(reference.id);
            case COMPUTER -> jenkins.getComputer(reference.id);
            case USER -> User.getById(reference.id, true);
            case FILE -> new FilePath(new File(reference.id));
        };
    }

    private enum Kind {
        EXECUTION,
        FLOW_NODE,
        RUN,
        ITEM,
        NODE,
        COMPUTER,
        USER,
        FILE
    }

    private static final class Reference implements Serializable {
        private static final long serialVersionUID = 1L;
        private final Kind kind;
        private final String id;

        Reference(Kind kind, String id) {
            this.kind = kind;
            this.id = id;
        }
    }
}
