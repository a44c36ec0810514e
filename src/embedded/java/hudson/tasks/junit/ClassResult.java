package hudson.tasks.junit;

import hudson.tasks.test.TabulatedResult;
import hudson.tasks.test.TestResult;
import io.jenkins.embedded.junit.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.kohsuke.stapler.export.Exported;

/** The cases of one class in one build. */
public final class ClassResult extends TabulatedResult implements Comparable<ClassResult> {

    private static final long serialVersionUID = 1L;

    private final PackageResult parent;
    private final String className;
    private final List<CaseResult> cases = new ArrayList<>();

    private Tally tally = Tally.NONE;

    public ClassResult(PackageResult parent, String className) {
        this.parent = parent;
        this.className = className;
    }

    @Override
    public PackageResult getParent() {
        return parent;
    }

    @Override
    public TestResult findCorrespondingResult(String id) {
        String safe = id.substring(id.lastIndexOf('/') + 1);
        return id.equals(getSafeName()) ? this : getCaseResult(safe);
    }

    @Override
    public String getTitle() {
        return "Test Result: " + getDisplayName();
    }

    @Override
    @Exported(visibility = 999)
    public String getName() {
        return className;
    }

    @Override
    public String getDisplayName() {
        return className;
    }

    @Override
    public String getFullName() {
        return parent.getName() + '.' + className;
    }

    @Override
    public String getFullDisplayName() {
        return getFullName();
    }

    @Override
    public synchronized String getSafeName() {
        return uniquifyName(parent.getChildren(), safe(className));
    }

    /** The case of this name, or of this safe name; null if there is none. */
    public CaseResult getCaseResult(String name) {
        return cases.stream()
                .filter(c -> c.getSafeName().equals(name))
                .findFirst()
                .orElseGet(() -> cases.stream()
                        .filter(c -> c.getName().equals(name))
                        .findFirst()
                        .orElse(null));
    }

    @Override
    @Exported(name = "child")
    public Collection<CaseResult> getChildren() {
        return cases;
    }

    @Override
    public boolean hasChildren() {
        return !cases.isEmpty();
    }

    @Override
    public String getChildTitle() {
        return "Test name";
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

    public void add(CaseResult r) {
        cases.add(r);
        r.setClass(this);
    }

    @Override
    public void tally() {
        Collections.sort(cases);
        cases.forEach(CaseResult::getSafeName); // in this order, so that equal names get the same numbers in each build
        tally = Tally.of(cases);
    }

    @Override
    public int compareTo(ClassResult that) {
        return className.compareTo(that.className);
    }
}
