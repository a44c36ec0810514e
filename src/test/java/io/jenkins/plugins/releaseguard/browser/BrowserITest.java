package io.jenkins.plugins.releaseguard.browser;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people click, in a real browser. */
@WithJenkins
class BrowserITest {

    private static final String FLAKY_TEST = """
        node {
          flakyRerun(results: 'TEST-*.xml', reruns: 1) {
            def failure = env.RERUN_TESTS ? '' : '<failure message="too slow"/>'
            writeFile file: 'TEST-shop.xml', text: \"\"\"<testsuite name="shop.CheckoutTest" tests="1">
              <testcase classname="shop.CheckoutTest" name="shouldPay">${failure}</testcase>
            </testsuite>\"\"\"
          }
        }
        """;

    private JenkinsRule jenkins;
    private Browser browser;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(
                        Jenkins.READ,
                        Item.READ,
                        Item.BUILD,
                        GuardPermissions.VIEW_LOCKS,
                        GuardPermissions.VIEW_QUARANTINE,
                        GuardPermissions.VIEW_RELEASES,
                        GuardPermissions.SIGN)
                .everywhere()
                .to("olivia", "alice", "bob")
                .grant(GuardPermissions.MANAGE_LOCKS)
                .everywhere()
                .to("olivia"));
        browser = new Browser(rule);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void shouldLogIn() throws Exception {
        job("shop", "echo 'hello'");
        browser.open("login");
        browser.screenshot("login");
        browser.login("alice");
        browser.awaitText("shop");
        browser.screenshot("jobs");
    }

    @Test
    void shouldFollowBuildInItsLog() throws Exception {
        WorkflowJob shop = job("shop", "echo 'first line'; releaseLock('site') { sleep 3; echo 'last line' }");
        WorkflowRun build = shop.scheduleBuild2(0).waitForStart();
        browser.login("alice");
        browser.open(build.getUrl() + "console");
        browser.awaitText("first line");
        browser.awaitText("last line");
        browser.awaitText("Finished: SUCCESS");
        browser.screenshot("console");
        jenkins.waitForCompletion(build);
        browser.open(build.getUrl());
        browser.screenshot("build");
    }

    @Test
    void shouldShowWhoHoldsLockAndWhoWaits() throws Exception {
        WorkflowRun deploy = job("deploy", "releaseLock('site') { sleep 300 }")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("Sleeping for", deploy);
        WorkflowRun test = job("test", "releaseLock('site') { echo 'tested' }")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("deploy #1", test);
        browser.login("alice");
        browser.open("locks/");
        browser.awaitText("deploy #1");
        browser.awaitText("test #1");
        browser.screenshot("locks");
        deploy.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(deploy));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(test));
        // The page keeps itself up to date.
        browser.awaitText("No build holds or waits for a lock.");
    }

    @Test
    void shouldCloseLockAndOpenItAgainAndReleaseItByForce() throws Exception {
        WorkflowRun deploy = job("deploy", "releaseLock('site') { sleep 300 }")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("Sleeping for", deploy);
        browser.login("olivia");
        browser.open("locks/");
        browser.await("//a[text()='site']").click();
        browser.await("//a[text()='Maintenance…']").click();
        browser.await("//textarea[@name='reason']").sendKeys("new disks");
        browser.await("//button[contains(., 'Close for maintenance')]").click();
        browser.awaitText("Closed for maintenance by");
        browser.screenshot("lock-closed");
        browser.await("//a[text()='Maintenance…']").click();
        browser.await("//textarea[@name='reason']").sendKeys("disks are in");
        browser.await("//button[contains(., 'Open again')]").click();
        browser.awaitText("opened again");
        browser.await("//a[text()='Release…']").click();
        browser.await("//textarea[@name='reason']").sendKeys("it hangs");
        browser.screenshot("lock-request");
        browser.await("//button[contains(., 'Release by force')]").click();
        browser.awaitText("released by force");
        browser.screenshot("lock");
        jenkins.waitForCompletion(deploy);
        jenkins.assertLogContains("it hangs", deploy);
    }

    @Test
    void shouldListFlakyTest() throws Exception {
        WorkflowRun build =
                jenkins.assertBuildStatusSuccess(job("shop", FLAKY_TEST).scheduleBuild2(0));
        browser.login("alice");
        browser.open("quarantine/");
        browser.awaitText("shouldPay");
        browser.awaitText("shop");
        browser.screenshot("quarantine");
        browser.open(build.getUrl());
        browser.awaitText("shouldPay");
        browser.screenshot("build-with-flaky-test");
        browser.open(build.getUrl() + "testReport/");
        browser.screenshot("test-report");
    }

    private WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
