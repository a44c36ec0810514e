package hudson.tasks.junit;

import hudson.tasks.test.PipelineTestDetails;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The cases of one {@code testsuite} element, or of several with the same name. */
@ExportedBean
public final class SuiteResult implements Serializable {

    private static final long serialVersionUID = 1L;

    private String file;
    private final String name;
    private final String id;
    private String stdout;
    private String stderr;
    private float duration;
    private final String timestamp;
    private Map<String, String> properties;
    private final String nodeId;
    private final List<String> enclosingBlocks;
    private final List<String> enclosingBlockNames;
    private final List<CaseResult> cases = new ArrayList<>();

    private transient TestResult parent;
    private transient Map<String, CaseResult> casesByName;

    private SuiteResult(PipelineTestDetails details, String name, String id, String timestamp) {
        this.name = name;
        this.id = id;
        this.timestamp = timestamp;
        this.nodeId = details == null ? null : details.getNodeId();
        this.enclosingBlocks = details == null ? new ArrayList<>() : new ArrayList<>(details.getEnclosingBlocks());
        this.enclosingBlockNames =
                details == null ? new ArrayList<>() : new ArrayList<>(details.getEnclosingBlockNames());
    }

    /** A suite read from a report. */
    static SuiteResult of(String name, String id, String timestamp, String file, PipelineTestDetails details) {
        SuiteResult suite = new SuiteResult(details, hudson.tasks.test.TestObject.safe(name), id, timestamp);
        suite.file = file;
        return suite;
    }

    void setOutput(String out, String err) {
        stdout = out;
        stderr = err;
    }

    void setProperties(Map<String, String> properties) {
        this.properties = properties.isEmpty() ? null : properties;
    }

    public void addCase(CaseResult cr) {
        cases.add(cr);
        casesByName = null;
        cr.setParentSuiteResult(this);
        duration += cr.getDuration();
    }

    @Exported(visibility = 9)
    public String getName() {
        return name;
    }

    /** The sum of the cases', in seconds. */
    @Exported(visibility = 9)
    public float getDuration() {
        return duration;
    }

    /** The Pipeline step that recorded the suite; null outside of Pipeline. */
    @Exported(visibility = 9)
    public String getNodeId() {
        return nodeId;
    }

    /** Ids of the stages and branches around the step, innermost first. */
    @Exported(visibility = 9)
    public List<String> getEnclosingBlocks() {
        return Collections.unmodifiableList(enclosingBlocks);
    }

    @Exported(visibility = 9)
    public List<String> getEnclosingBlockNames() {
        return Collections.unmodifiableList(enclosingBlockNames);
    }

    /** What the suite as a whole printed; null if nothing. */
    @Exported
    public String getStdout() {
        return stdout;
    }

    @Exported
    public String getStderr() {
        return stderr;
    }

    public Map<String, String> getProperties() {
        return properties == null ? Map.of() : properties;
    }

    /** The path of the report; null for a suite made from code. */
    public String getFile() {
        return file;
    }

    public TestResult getParent() {
        return parent;
    }

    public void setParent(TestResult parent) {
        this.parent = parent;
    }

    @Exported(visibility = 9)
    public String getTimestamp() {
        return timestamp;
    }

    @Exported(visibility = 9)
    public String getId() {
        return id;
    }

    @Exported(inline = true, visibility = 9)
    public List<CaseResult> getCases() {
        return cases;
    }

    public SuiteResult getPreviousResult() {
        return parent != null && parent.getPreviousResult() instanceof TestResult previous
                ? previous.getSuite(name)
                : null;
    }

    /** The case with this class and name, joined by a dot; null if there is none. */
    public CaseResult getCase(String caseResultFullDisplayName) {
        if (casesByName == null) {
            Map<String, CaseResult> byName = new HashMap<>();
            cases.forEach(c -> byName.putIfAbsent(c.getTransformedFullDisplayName(), c));
            casesByName = byName;
        }
        return casesByName.get(caseResultFullDisplayName);
    }

    public Set<String> getClassNames() {
        return cases.stream().map(CaseResult::getClassName).collect(Collectors.toSet());
    }

    /** Whether the other is a part of the same suite in another report. */
    boolean isPartOf(SuiteResult other) {
        return name.equals(other.name)
                && Objects.equals(id, other.id)
                && Objects.equals(nodeId, other.nodeId)
                && enclosingBlocks.equals(other.enclosingBlocks);
    }

    public void merge(SuiteResult sr) {
        sr.cases.forEach(this::addCase);
        stdout = join(stdout, sr.stdout);
        stderr = join(stderr, sr.stderr);
    }

    private static String join(String first, String second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first + '\n' + second;
    }
}
