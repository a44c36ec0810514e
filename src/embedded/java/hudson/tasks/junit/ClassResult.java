package hudson.tasks.junit;

import hudson.tasks.test.TabulatedResult;
import hudson.tasks.test.TestResult;
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

    private int passCount;
    private int failCount;
    private int skipCount;
    private float duration;

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
        return duration;
    }

    @Override
    @Exported
    public int getPassCount() {
        return passCount;
    }

    @Override
    @Exported
    public int getFailCount() {
        return failCount;
    }

    @Override
    @Exported
    public int getSkipCount() {
        return skipCount;
    }

    public void add(CaseResult r) {
        cases.add(r);
        r.setClass(this);
    }

    @Override
    public void tally() {
        passCount = 0;
        failCount = 0;
        skipCount = 0;
        duration = 0;
        Collections.sort(cases);
        for (CaseResult c : cases) {
            c.getSafeName(); // in this order, so that equal names get the same numbers in each build
            passCount += c.getPassCount();
            failCount += c.getFailCount();
            skipCount += c.getSkipCount();
            duration += c.getDuration();
        }
    }

    @Override
    public int compareTo(ClassResult that) {
        return className.compareTo(that.className);
    }
}
