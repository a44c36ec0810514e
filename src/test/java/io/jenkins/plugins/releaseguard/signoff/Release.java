package io.jenkins.plugins.releaseguard.signoff;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.User;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.net.URL;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
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

    /** Starts a build of a new job that asks for a sign-off; waits until it asks. Alice and bob test it. */
    public static Release start(JenkinsRule jenkins, String requester) throws Exception {
        return start(
                jenkins,
                requester,
                "def signed = releaseSignOff(version: '1.4.0', rollbackPlan: 'deploy 1.3.9'); echo \"signed by ${signed.signers}\"");
    }

    /** A build that goes on so after its sign-off, which alice and bob have given. */
    public static Release signed(JenkinsRule jenkins, String andThen) throws Exception {
        Release release =
                start(jenkins, "olivia", "releaseSignOff(version: '1.4.0', rollbackPlan: 'deploy 1.3.9'); " + andThen);
        release.approve("alice");
        release.approve("bob");
        return release;
    }

    private static Release start(JenkinsRule jenkins, String requester, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(script, true));
        Action[] causes =
                requester == null ? new Action[0] : new Action[] {new CauseAction(new Cause.UserIdCause(requester))};
        WorkflowRun build = job.scheduleBuild2(0, causes).waitForStart();
        jenkins.waitForMessage("Release 1.4.0 waits for 2 different people to sign it", build);
        Release release = new Release(jenkins, build);
        release.post("alice", "checkIn");
        release.post("bob", "checkIn");
        return release;
    }

    /** The release that was started before Jenkins was. */
    public static Release again(JenkinsRule jenkins) {
        WorkflowJob job = jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);
        return new Release(jenkins, job.getBuildByNumber(1));
    }

    /** A release that was started otherwise. */
    public static Release of(JenkinsRule jenkins, WorkflowRun build) {
        return new Release(jenkins, build);
    }

    public WorkflowRun build() {
        return build;
    }

    /** Stops the build, and waits until it has ended. */
    public void stop() throws Exception {
        build.doStop();
        jenkins.waitForCompletion(build);
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
        return post(user, act, Map.of("reason", reason));
    }

    public WebResponse post(String user, String act) throws Exception {
        return post(user, act, Map.of());
    }

    public WebResponse post(String user, String act, Map<String, String> fields) throws Exception {
        return post(client(user), act, fields);
    }

    /** As a script that has an API token of the user. */
    public WebResponse postWithToken(String user, String act, Map<String, String> fields) throws Exception {
        User known = User.getById(user, true);
        JenkinsRule.WebClient client = client(null);
        client.withBasicCredentials(
                user, known.getProperty(ApiTokenProperty.class).generateNewToken("script").plainValue);
        return post(client, act, fields);
    }

    private WebResponse post(JenkinsRule.WebClient client, String act, Map<String, String> fields) throws Exception {
        WebRequest request = new WebRequest(client.createCrumbedUrl(page() + act), HttpMethod.POST);
        request.setRequestParameters(fields.entrySet().stream()
                .map(field -> new NameValuePair(field.getKey(), field.getValue()))
                .toList());
        return client.loadWebResponse(request);
    }

    /** As the store has it now. */
    public Gate gate() {
        return ControllerGates.get()
                .find(build.getAction(HeldGates.class).ids().get(0))
                .orElseThrow();
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
