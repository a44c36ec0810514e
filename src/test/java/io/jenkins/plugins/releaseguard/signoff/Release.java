package io.jenkins.plugins.releaseguard.signoff;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** A build of version 1.4.0 that waits for signatures, and people who sign it as the web lets them. */
public final class Release {

    private final JenkinsRule jenkins;
    private final WorkflowRun build;

    private Release(JenkinsRule jenkins, WorkflowRun build) {
        this.jenkins = jenkins;
        this.build = build;
    }

    /** Everybody may read and build; olivia, alice, bob and the administrator may sign, rita may only read. */
    public static void secure(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, GuardPermissions.SIGN)
                .everywhere()
                .to("olivia", "alice", "bob")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("rita")
                .grant(Jenkins.READ, GuardPermissions.SIGN)
                .everywhere()
                .to("stranger"));
    }

    /** Starts a build of a new job that asks for a sign-off; waits until it asks. */
    public static Release start(JenkinsRule jenkins, String requester) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(
                "def signed = releaseSignOff(version: '1.4.0'); echo \"signed by ${signed.signers}\"", true));
        Action[] causes =
                requester == null ? new Action[0] : new Action[] {new CauseAction(new Cause.UserIdCause(requester))};
        WorkflowRun build = job.scheduleBuild2(0, causes).waitForStart();
        jenkins.waitForMessage("Release 1.4.0 waits for 2 different people to sign it", build);
        return new Release(jenkins, build);
    }

    /** The release that was started before Jenkins was. */
    public static Release again(JenkinsRule jenkins) {
        WorkflowJob job = jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);
        return new Release(jenkins, job.getBuildByNumber(1));
    }

    public WorkflowRun build() {
        return build;
    }

    /** Below the root URL. */
    public String page() {
        return HeldGates.pageOf(build.getAction(HeldGates.class).ids().get(0));
    }

    public WebResponse approve(String user) throws Exception {
        return post(user, "approve", "tested checkout");
    }

    public WebResponse reject(String user, String reason) throws Exception {
        return post(user, "reject", reason);
    }

    public WebResponse post(String user, String act, String reason) throws Exception {
        JenkinsRule.WebClient client = client(user);
        WebRequest request = new WebRequest(client.createCrumbedUrl(page() + act), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("reason", reason)));
        return client.loadWebResponse(request);
    }

    public WebResponse get(String user, String path) throws Exception {
        return client(user).loadWebResponse(new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.GET));
    }

    private JenkinsRule.WebClient client(String user) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        client.setJavaScriptEnabled(false);
        client.setRedirectEnabled(false);
        if (user != null) {
            client.withBasicCredentials(user, user);
        }
        return client;
    }
}
