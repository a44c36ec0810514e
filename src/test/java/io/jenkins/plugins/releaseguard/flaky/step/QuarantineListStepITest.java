package io.jenkins.plugins.releaseguard.flaky.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.config.QuarantineConfiguration;
import io.jenkins.plugins.releaseguard.flaky.Flakes;
import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class QuarantineListStepITest {
    private static final TestId TEST = new TestId("p.CartTest", "", "p.CartTest", "merges", 1);
    private static final TestId EVIL = new TestId("s", "", "p.CartTest", "'; rm -rf / #", 1);

    private JenkinsRule j;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        j = rule;
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    private static void quarantine(TestId test, String part) {
        Flakes.record("shop", 1 + part.length(), test, Fate.FLAKY);
        Flakes.quarantine(Flakes.id(part), "SHOP-1");
    }

    @Test
    void shouldLeaveOutOrIncludeTestsInQuarantine() throws Exception {
        quarantine(TEST, "merges");
        WorkflowRun run = run(
                Result.SUCCESS,
                "echo \"out [${quarantineList(format: 'pytest', job: 'shop')}]\"\n"
                        + "echo \"in [${quarantineList(format: 'surefire', mode: 'include', job: 'shop')}]\"");
        j.assertLogContains("To leave out: 1 test", run);
        j.assertLogContains("merges", run);
        j.assertLogContains("in [p.CartTest#merges]", run);
    }

    @Test
    void shouldTellNothingToIncludeFromEverything() throws Exception {
        WorkflowRun run = run(
                Result.SUCCESS,
                "echo \"out [${quarantineList('surefire')}]\"\n"
                        + "echo \"none ${quarantineList(format: 'surefire', mode: 'include') == null}\"");
        j.assertLogContains("out []", run);
        j.assertLogContains("none true", run);
    }

    @Test
    void shouldQuoteHostileNames() throws Exception {
        quarantine(EVIL, "rm -rf");
        WorkflowRun run = run(
                Result.SUCCESS,
                "def args = quarantineList(format: 'pytest', mode: 'include', job: 'shop')\n"
                        + "node { sh \"printf 'arg %s\\\\n' ${args}\" }");
        j.assertLogNotContains("cannot remove", run);
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() throws Exception {
        j.assertLogContains("format must be one of surefire, ", run(Result.FAILURE, "quarantineList('abc')"));
        j.assertLogContains(
                "mode must be 'exclude' or 'include', but is 'x'",
                run(Result.FAILURE, "quarantineList(format: 'surefire', mode: 'x')"));
        j.assertLogContains(
                "There is no entry 99", run(Result.FAILURE, "quarantineList(format: 'surefire', entry: '99')"));
    }

    @Test
    void shouldRunOnlyTheFlakesAsTheExampleDoes(@TempDir Path bin) throws Exception {
        quarantine(TEST, "merges");
        long id = Flakes.id("merges");
        Flakes.record("till", 1, TEST, Fate.FLAKY);
        long other = Flakes.id("till", "merges");
        Flakes.quarantine(other, "TILL-1");
        Path maven = bin.resolve("mvn");
        Files.writeString(maven, """
                #!/bin/sh
                echo "maven gets $*"
                mkdir -p target/surefire-reports
                cat > target/surefire-reports/TEST-p.CartTest.xml <<X
                <testsuite name="p.CartTest"><testcase classname="p.CartTest" name="merges" time="0.1"/></testsuite>
                X
                """);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        WorkflowJob flakes = j.createProject(WorkflowJob.class, "flakes");
        QuarantineConfiguration.get().setOnDemandJob("flakes");
        String script = Files.readString(Path.of("examples/shop/flakes.Jenkinsfile"))
                .replace("mvn -B", maven + " -B")
                .replace("node {", "node {\nsh 'mkdir -p target'");
        flakes.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = j.buildAndAssertSuccess(flakes);
        j.assertLogContains("-Dtest=p.CartTest#merges", run);
        assertThat(Flakes.runs(id)).isEqualTo(6);
        assertThat(Flakes.runs(other)).isEqualTo(1);
        assertThat(Flakes.entry(id).state()).isEqualTo(State.QUARANTINED);
    }
}
