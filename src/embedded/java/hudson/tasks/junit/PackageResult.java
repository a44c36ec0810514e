package hudson.tasks.junit;

import hudson.model.Run;
import hudson.tasks.test.MetaTabulatedResult;
import io.jenkins.embedded.junit.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;

/** The classes of one package in one build. */
public final class PackageResult extends MetaTabulatedResult implements Comparable<PackageResult> {

    private static final long serialVersionUID = 1L;

    private final TestResult parent;
    private final String packageName;
    private final Map<String, ClassResult> classes = new TreeMap<>();

    private Tally tally = Tally.NONE;

    public PackageResult(TestResult parent, String packageName) {
        this.parent = parent;
        this.packageName = packageName;
    }

    @Override
    public Run<?, ?> getRun() {
        return parent.getRun();
    }

    @Override
    public TestResult getParent() {
        return parent;
    }

    @Override
    @Exported(visibility = 999)
    public String getName() {
        return packageName;
    }

    @Override
    public String getDisplayName() {
        return packageName;
    }

    @Override
    public synchronized String getSafeName() {
        return uniquifyName(parent.getChildren(), safe(packageName));
    }

    @Override
    public hudson.tasks.test.TestResult findCorrespondingResult(String id) {
        if (id.equals(getSafeName())) {
            return this;
        }
        String below = id.substring(id.indexOf('/') + 1);
        ClassResult found = getClassResult(below.split("/", 2)[0]);
        return found == null ? null : found.findCorrespondingResult(below);
    }

    @Override
    public String getTitle() {
        return "Test Result: " + packageName;
    }

    @Override
    public String getChildTitle() {
        return "Class";
    }

    @Override
    public float getDuration() {
        return tally.duration();
    }

    @Override
    @Exported
    public int getPassCount() {
        return tally.passed();
    }

    @Override
    @Exported
    public int getFailCount() {
        return tally.failed();
    }

    @Override
    @Exported
    public int getSkipCount() {
        return tally.skipped();
    }

    /** The class of this name without its package; null if there is none. */
    public ClassResult getClassResult(String name) {
        return classes.get(name);
    }

    @Override
    @Exported(name = "child")
    public Collection<ClassResult> getChildren() {
        return classes.values();
    }

    @Override
    public boolean hasChildren() {
        return !classes.isEmpty();
    }

    @Override
    public List<CaseResult> getFailedTests() {
        return cases().filter(CaseResult::isFailed).toList();
    }

    @Override
    public List<CaseResult> getPassedTests() {
        return cases().filter(CaseResult::isPassed).toList();
    }

    @Override
    public List<CaseResult> getSkippedTests() {
        return cases().filter(CaseResult::isSkipped).toList();
    }

    private Stream<CaseResult> cases() {
        return new ArrayList<>(classes.values()).stream().flatMap(c -> c.getChildren().stream());
    }

    public void add(CaseResult r) {
        classes.computeIfAbsent(r.getSimpleName(), name -> new ClassResult(this, name))
                .add(r);
    }

    @Override
    public void tally() {
        classes.values().forEach(ClassResult::tally);
        tally = Tally.of(classes.values());
    }

    @Override
    public int compareTo(PackageResult that) {
        return packageName.compareTo(that.packageName);
    }
}
