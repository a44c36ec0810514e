package hudson.tasks.junit;

import hudson.model.Run;
import hudson.tasks.test.AbstractTestResultAction;
import hudson.tasks.test.MetaTabulatedResult;
import hudson.tasks.test.PipelineTestDetails;
import hudson.tasks.test.TestObject;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;

/** All tests of one build. */
public final class TestResult extends MetaTabulatedResult {

    private static final long serialVersionUID = 1L;

    private final List<SuiteResult> suites = new ArrayList<>();

    private transient ReportReader reader;
    private transient AbstractTestResultAction<?> parentAction;
    private transient Map<String, PackageResult> packages = new TreeMap<>();
    private transient float duration;

    public TestResult() {
        this(new ReportReader(StdioRetention.DEFAULT, false, false));
    }

    TestResult(ReportReader reader) {
        this.reader = reader;
    }

    public void parse(File reportFile) throws IOException {
        parse(reportFile, null);
    }

    /** Adds the cases of a report. A broken one counts as a failed case, unless its name shows it isn't a report. */
    public void parse(File reportFile, PipelineTestDetails pipelineTestDetails) throws IOException {
        reader.read(reportFile, pipelineTestDetails).forEach(this::add);
    }

    private void add(SuiteResult suite) {
        for (SuiteResult known : suites) {
            if (suite.isPartOf(known)) {
                known.merge(suite);
                return;
            }
        }
        suites.add(suite);
    }

    /** Adds all of the other result. */
    void merge(TestResult other) {
        other.suites.forEach(this::add);
        tally();
    }

    @Override
    public void tally() {
        packages = new TreeMap<>();
        duration = 0;
        for (SuiteResult suite : suites) {
            suite.setParent(this);
            duration += suite.getDuration();
            for (CaseResult c : suite.getCases()) {
                c.setParentSuiteResult(suite);
                packages.computeIfAbsent(safe(c.getPackageName()), p -> new PackageResult(this, c.getPackageName()))
                        .add(c);
            }
        }
        packages.values().forEach(PackageResult::tally);
    }

    /** Attaches the result to its build; from now on each case knows since when it has failed. */
    public void freeze(TestResultAction parent) {
        parentAction = parent;
        tally();
        cases().forEach(CaseResult::getFailedSince);
    }

    /** Restores what isn't saved. */
    private Object readResolve() {
        reader = new ReportReader(StdioRetention.DEFAULT, false, false);
        packages = new TreeMap<>();
        return this;
    }

    @Override
    public TestObject getParent() {
        return null;
    }

    @Override
    public TestResult getTestResult() {
        return this;
    }

    @Override
    public hudson.tasks.test.TestResult getPreviousResult() {
        AbstractTestResultAction<?> previous = parentAction == null ? null : parentAction.getPreviousResult();
        return previous instanceof TestResultAction action ? action.getResult() : null;
    }

    @Override
    public Run<?, ?> getRun() {
        return parentAction == null ? null : parentAction.run;
    }

    @Override
    public void setParentAction(AbstractTestResultAction action) {
        parentAction = action;
        tally();
    }

    @Override
    public AbstractTestResultAction getParentAction() {
        return parentAction;
    }

    @Override
    public hudson.tasks.test.TestResult findCorrespondingResult(String id) {
        if (id.equals(getId())) {
            return this;
        }
        String below = id.startsWith("junit/") ? id.substring("junit/".length()) : id;
        PackageResult found = byPackage(below.split("/", 2)[0]);
        return found == null ? null : found.findCorrespondingResult(below);
    }

    @Override
    public String getDisplayName() {
        return "Test Result";
    }

    @Override
    public String getTitle() {
        return "Test Result";
    }

    @Override
    public String getChildTitle() {
        return "Package";
    }

    @Override
    public String getName() {
        return "junit";
    }

    @Override
    @Exported
    public float getDuration() {
        return duration;
    }

    @Override
    @Exported(visibility = 999)
    public int getPassCount() {
        return packages.values().stream().mapToInt(PackageResult::getPassCount).sum();
    }

    @Override
    @Exported(visibility = 999)
    public int getFailCount() {
        return packages.values().stream().mapToInt(PackageResult::getFailCount).sum();
    }

    @Override
    @Exported(visibility = 999)
    public int getSkipCount() {
        return packages.values().stream().mapToInt(PackageResult::getSkipCount).sum();
    }

    @Exported(visibility = 999)
    public boolean isEmpty() {
        return getTotalCount() == 0;
    }

    private Stream<CaseResult> cases() {
        return new ArrayList<>(suites).stream().flatMap(s -> s.getCases().stream());
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

    @Override
    public Collection<PackageResult> getChildren() {
        return packages.values();
    }

    @Override
    public boolean hasChildren() {
        return !packages.isEmpty();
    }

    @Exported(inline = true, visibility = 9)
    public Collection<SuiteResult> getSuites() {
        return suites;
    }

    /** The package of this safe name; {@code (root)} is that of classes without one. */
    public PackageResult byPackage(String packageName) {
        return packages.get(packageName);
    }

    public SuiteResult getSuite(String name) {
        return suites.stream().filter(s -> s.getName().equals(name)).findFirst().orElse(null);
    }

    /** The case of this suite with this class and name, joined by a dot; null if there is none. */
    public CaseResult getCase(String suiteName, String transformedFullDisplayName) {
        SuiteResult suite = getSuite(suiteName);
        return suite == null ? null : suite.getCase(transformedFullDisplayName);
    }

    @Override
    public boolean hasMultipleBlocks() {
        return suites.stream()
                        .filter(s -> !s.getEnclosingBlocks().isEmpty())
                        .map(s -> s.getEnclosingBlocks().get(0))
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }
}
