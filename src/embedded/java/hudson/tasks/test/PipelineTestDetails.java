package hudson.tasks.test;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Which step of a Pipeline recorded the tests, and the stages and branches around it, innermost first. */
public class PipelineTestDetails implements Serializable {

    private static final long serialVersionUID = 1L;

    private String nodeId;
    private List<String> enclosingBlocks = new ArrayList<>();
    private List<String> enclosingBlockNames = new ArrayList<>();

    public String getNodeId() {
        return nodeId;
    }

    public void setNodeId(String nodeId) {
        this.nodeId = nodeId;
    }

    public List<String> getEnclosingBlocks() {
        return enclosingBlocks;
    }

    public void setEnclosingBlocks(List<String> enclosingBlocks) {
        this.enclosingBlocks = enclosingBlocks;
    }

    public List<String> getEnclosingBlockNames() {
        return enclosingBlockNames;
    }

    public void setEnclosingBlockNames(List<String> enclosingBlockNames) {
        this.enclosingBlockNames = enclosingBlockNames;
    }
}
