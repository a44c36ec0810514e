package io.jenkins.plugins.releaseguard.flaky.step;

import static io.jenkins.plugins.releaseguard.flaky.step.Scripts.report;
import static io.jenkins.plugins.releaseguard.flaky.step.Scripts.rerunWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import hudson.model.Result;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Acts;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Agreement;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Change;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Note;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Policy;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Purpose;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.Ageing;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A test in quarantine runs and is shown, but its failure doesn't count. */
@WithJenkins
class QuarantinedRunITest {
    private static final Voice ANN = new Voice("ann", "ann", "Ann");
    private static final Voice BOB = new Voice("bob", "bob", "Bob");

    private static JenkinsRule j;

    @BeforeAll
    static void start(JenkinsRule rule) {
        j = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        j.after();
    }

    /** Puts {@code p.A.quarantined} of this job there. */
    private static void quarantine(WorkflowJob job) {
        agree(job, Purpose.QUARANTINE, job.getFullName());
    }

    /** Excuses {@code p.A.quarantined} of this job in this scope. */
    private static void agree(WorkflowJob job, Purpose purpose, String scope) {
        Quarantines quarantines = Quarantines.ofController();
        Acts acts = new Acts(Policy.DEFAULT);
        Instant now = Time.now();
        TestId test = new TestId("p.A", "", "p.A", "quarantined", 1);
        long id = quarantines.suspect(job.getFullName(), test, new Note(ANN, now, "suspected", "it flickers"));
        Proposal proposal = new Proposal(purpose, "SHOP-17", "Dev Automation", "races", ANN, now, List.of());
        act(id, e -> acts.propose(e, proposal, scope));
        act(id, e -> acts.agree(e, new Agreement(BOB, now, "yes")));
        assertThat(quarantines.amnesty(job.getFullName()).covers(test)).isTrue();
    }

    private static void act(long id, Function<Entry, Change> act) {
        Quarantines quarantines = Quarantines.ofController();
        assertThat(quarantines.act(id, quarantines.find(id).orElseThrow().version(), act))
                .isInstanceOf(Change.Done.class);
    }

    @Test
    void shouldNotCountTestInQuarantine() throws Exception {
        WorkflowJob job = Scripts.job(j, report("a.xml", "!quarantined", "b") + rerunWith("reruns: 1", "", ""));
        quarantine(job);
        WorkflowRun run = j.buildAndAssertStatus(Result.SUCCESS, job);
        j.assertLogContains("Doesn't count: p.A.quarantined, not rerun, in quarantine, ticket SHOP-17", run);
        j.assertLogNotContains("attempt 1", run);
        assertThat(run.getAction(TestResultAction.class).getFailCount()).isEqualTo(1);
        FlakyTestsAction action = run.getAction(FlakyTestsAction.class);
        assertThat(action.getQuarantined()).extracting(FlakyEntry::getName).containsExactly("p.A.quarantined");
        assertThat(action.getFailing()).isEmpty();
        assertThat(run.getAction(TestResultAction.class)
                        .getFailedTests()
                        .get(0)
                        .getTestAction(FlakyTestAction.class)
                        .getDisplayName())
                .isEqualTo("In quarantine");
        HtmlPage page = j.createWebClient().getPage(run);
        assertThat(page.asNormalizedText()).contains("Failed in quarantine: 1");
        assertThat(warnings(page)).isEmpty();
    }

    @Test
    void shouldWarnWhenOnlyQuarantineExplainsTheErrorOfTheBlock() throws Exception {
        WorkflowJob job =
                Scripts.job(j, rerunWith("reruns: 1", report("a.xml", "!quarantined") + "error 'exit code 7'"));
        quarantine(job);
        WorkflowRun run = j.buildAndAssertStatus(Result.SUCCESS, job);
        j.assertLogContains("WARNING: The block ended with an error which only tests in quarantine explain", run);
        assertThat(j.createWebClient().getPage(run).asNormalizedText())
                .contains("whether anything else in it failed isn't known. exit code 7");
    }

    @Test
    void shouldShowWarningWithHostileErrorAsText() throws Exception {
        String hostile = "<script>alert(1)</script>";
        WorkflowJob job =
                Scripts.job(j, rerunWith("reruns: 1", report("a.xml", "!quarantined") + "error '" + hostile + "'"));
        quarantine(job);
        HtmlPage page = j.createWebClient().getPage(j.buildAndAssertStatus(Result.SUCCESS, job));
        assertThat(warnings(page)).singleElement(STRING).endsWith(hostile);
        assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<script>alert");
    }

    private static List<String> warnings(HtmlPage page) {
        return page.<HtmlElement>getByXPath("//div[contains(@class, 'jenkins-alert-warning')]").stream()
                .map(HtmlElement::asNormalizedText)
                .toList();
    }

    @Test
    void shouldPassWhenAllFailuresAreFlakyOrInQuarantine() throws Exception {
        WorkflowJob job = Scripts.job(
                j,
                rerunWith(
                        "reruns: 1",
                        report("a.xml", "!quarantined", "!b", "c") + "error 'exit code 1'",
                        report("a.xml", "b")));
        quarantine(job);
        WorkflowRun run = j.buildAndAssertStatus(Result.SUCCESS, job);
        j.assertLogContains("Flaky: p.A.b, passed in attempt 1", run);
        j.assertLogNotContains("WARNING", run);
    }

    @Test
    void shouldRerunAndCountOthersBesideIt() throws Exception {
        WorkflowJob job = Scripts.job(
                j, report("a.xml", "!quarantined", "!b", "c") + rerunWith("reruns: 1", "", report("a.xml", "!b")));
        quarantine(job);
        WorkflowRun run = j.buildAndAssertStatus(Result.UNSTABLE, job);
        j.assertLogContains("attempt 1 of [p.A#b]", run);
        j.assertLogContains("Still fails: p.A.b, failed again", run);
    }

    @Test
    void shouldCountItOnRequest() throws Exception {
        WorkflowJob job =
                Scripts.job(j, report("a.xml", "!quarantined") + rerunWith("quarantined: false, reruns: 0", "", ""));
        quarantine(job);
        WorkflowRun run = j.buildAndAssertStatus(Result.UNSTABLE, job);
        j.assertLogContains("Still fails: p.A.quarantined", run);
    }

    @Test
    void shouldNotCountItInPublisherThatSetsTheResult() throws Exception {
        WorkflowJob job =
                Scripts.job(j, report("a.xml", "!quarantined", "b") + "flakyTests results: 'r/*.xml', publish: true\n");
        quarantine(job);
        WorkflowRun run = j.buildAndAssertStatus(Result.SUCCESS, job);
        j.assertLogContains("[flakyTests] Doesn't count: p.A.quarantined", run);
        assertThat(run.getAction(TestResultAction.class).getFailCount()).isEqualTo(1);
    }

    @Test
    void shouldNotCountItInOtherJobsOfItsFolder() throws Exception {
        MockFolder team = j.createFolder("team");
        agree(team.createProject(WorkflowJob.class, "shop"), Purpose.QUARANTINE, "team");
        WorkflowJob till = team.createProject(WorkflowJob.class, "till");
        till.setDefinition(new CpsFlowDefinition(
                "node {\n" + report("a.xml", "!quarantined", "b") + rerunWith("reruns: 0", "", "") + "}", true));
        WorkflowRun run = j.buildAndAssertStatus(Result.SUCCESS, till);
        j.assertLogContains("Doesn't count: p.A.quarantined", run);
    }

    @Test
    void shouldCountItAgainWhenItIsOverdue() throws Exception {
        WorkflowJob job = Scripts.job(j, report("a.xml", "!quarantined", "b") + rerunWith("reruns: 0", "", ""));
        quarantine(job);
        Ageing.ofController().takeSteps(Time.now().plus(Duration.ofDays(91)));
        WorkflowRun run = j.buildAndAssertStatus(Result.UNSTABLE, job);
        j.assertLogContains("Still fails: p.A.quarantined", run);
    }

    @Test
    void shouldNotCountWhatIsIgnoredForGood() throws Exception {
        WorkflowJob job = Scripts.job(j, report("a.xml", "!quarantined", "b") + rerunWith("reruns: 0", "", ""));
        agree(job, Purpose.IGNORE_TEAM_AGREED, job.getFullName());
        WorkflowRun run = j.buildAndAssertStatus(Result.SUCCESS, job);
        j.assertLogContains("Doesn't count: p.A.quarantined, not rerun, ignored for good, ticket SHOP-17", run);
    }
}
