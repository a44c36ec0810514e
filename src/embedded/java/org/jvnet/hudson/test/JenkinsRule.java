package org.jvnet.hudson.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.Main;
import hudson.model.Computer;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.security.csrf.CrumbIssuer;
import io.jenkins.embedded.Controller;
import io.jenkins.embedded.harness.BuildChecks;
import io.jenkins.embedded.harness.TestExtensions;
import io.jenkins.embedded.web.WebServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.security.ApiTokenProperty;
import net.sf.json.JSONObject;
import org.apache.commons.io.FileUtils;
import org.htmlunit.NicelyResynchronizingAjaxController;
import org.htmlunit.Page;
import org.htmlunit.SilentCssErrorHandler;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.htmlunit.util.WebResponseWrapper;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.xml.sax.SAXException;

/** A Jenkins for one test, on a home directory of its own, with what tests ask of it. */
public class JenkinsRule extends BuildChecks {

    private static final AtomicInteger PROJECTS = new AtomicInteger();

    public Jenkins jenkins;
    protected HudsonHomeLoader homeLoader = HudsonHomeLoader.NEW;
    public String contextPath = "/jenkins";

    private Controller controller;
    private WebServer server;
    private ACLContext asSystem;

    /** 0 takes any free port at the start, and keeps it. */
    protected int localPort;

    /** Lets Jenkins run on the home directory that the loader gives; it stays when the test has ended. */
    public JenkinsRule with(HudsonHomeLoader loader) {
        homeLoader = loader;
        return this;
    }

    /** Starts Jenkins with its pages. From now on the test's thread may do everything. */
    public void before() throws Throwable {
        Main.isUnitTest = true;
        asSystem = ACL.as2(ACL.SYSTEM2);
        File home = homeLoader.allocate();
        controller = Controller.start(home, new TestExtensions());
        jenkins = controller.jenkins();
        server = new WebServer(jenkins, localPort, contextPath);
        localPort = server.getURL().getPort();
        JenkinsLocationConfiguration.get().setUrl(server.getURL().toString());
    }

    /** Stops Jenkins and deletes its home directory, if it is one made for this test. */
    public void after() throws Exception {
        if (controller == null) {
            return;
        }
        File home = jenkins.getRootDir();
        if (server != null) {
            server.close();
            server = null;
        }
        controller.close();
        controller = null;
        jenkins = null;
        asSystem.close();
        if (homeLoader == HudsonHomeLoader.NEW) {
            FileUtils.deleteQuietly(home);
        }
    }

    /** The address of Jenkins' front page; ends with a slash. */
    public URL getURL() throws IOException {
        return server.getURL();
    }

    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        TopLevelItemDescriptor descriptor = (TopLevelItemDescriptor) jenkins.getDescriptorOrDie(type);
        return type.cast(jenkins.createProject(descriptor, name));
    }

    public <T extends TopLevelItem> T createProject(Class<T> type) throws IOException {
        return createProject(type, createUniqueProjectName());
    }

    public FreeStyleProject createFreeStyleProject() throws IOException {
        return createProject(FreeStyleProject.class);
    }

    public FreeStyleProject createFreeStyleProject(String name) throws IOException {
        return createProject(FreeStyleProject.class, name);
    }

    public MockFolder createFolder(String name) throws IOException {
        return createProject(MockFolder.class, name);
    }

    protected String createUniqueProjectName() {
        return "test" + PROJECTS.getAndIncrement();
    }

    public DummySecurityRealm createDummySecurityRealm() {
        return new DummySecurityRealm();
    }

    /** A token that a client may send instead of the user's password. */
    public String createApiToken(hudson.model.User user) throws IOException {
        ApiTokenProperty tokens = user.getProperty(ApiTokenProperty.class);
        return tokens.generateNewToken("test").plainValue;
    }

    public WebClient createWebClient() {
        return new WebClient();
    }

    /** Sends a form by the last of its buttons that sends it. */
    public HtmlPage submit(HtmlForm form) throws Exception {
        List<Object> buttons = form.getByXPath(".//button[@type='submit']");
        return ((HtmlButton) buttons.get(buttons.size() - 1)).click();
    }

    public JSONWebResponse getJSON(String path) throws IOException {
        return createWebClient().getJSON(path);
    }

    public FreeStyleBuild buildAndAssertSuccess(FreeStyleProject job) throws Exception {
        return assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
    }

    public <J extends Job<J, R> & ParameterizedJobMixIn.ParameterizedJob<J, R>, R extends Run<J, R> & Queue.Executable>
            R buildAndAssertSuccess(J job) throws Exception {
        return buildAndAssertStatus(Result.SUCCESS, job);
    }

    public <J extends Job<J, R> & ParameterizedJobMixIn.ParameterizedJob<J, R>, R extends Run<J, R> & Queue.Executable>
            R buildAndAssertStatus(Result status, J job) throws Exception {
        ParameterizedJobMixIn<J, R> mixIn = new ParameterizedJobMixIn<>() {
            @Override
            protected J asJob() {
                return job;
            }
        };
        return assertBuildStatus(status, mixIn.scheduleBuild2(0));
    }

    /** Whether anything waits in the queue or runs on an executor. */
    public boolean isSomethingHappening() {
        return !jenkins.getQueue().isEmpty()
                || !Arrays.stream(jenkins.getComputers()).allMatch(Computer::isIdle);
    }

    public void waitUntilNoActivity() throws Exception {
        waitUntilNoActivityUpTo(120_000);
    }

    /** Waits until nothing happens for a while; fails after the given number of milliseconds. */
    public void waitUntilNoActivityUpTo(int timeout) throws Exception {
        long deadline = System.nanoTime() + timeout * 1_000_000L;
        for (int quiet = 0; quiet < 5; quiet++) {
            if (isSomethingHappening()) {
                quiet = -1;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still busy after " + timeout + " ms; in the queue: "
                        + Arrays.toString(jenkins.getQueue().getItems()));
            }
            Thread.sleep(20);
        }
    }

    /** Every user exists, and the password is the user's id. */
    public static class DummySecurityRealm extends AbstractPasswordBasedSecurityRealm {

        private final Map<String, Set<String>> groupsByUser = new HashMap<>();

        DummySecurityRealm() {}

        @Override
        protected UserDetails authenticate2(String username, String password) {
            if (!username.equals(password)) {
                throw new BadCredentialsException(username);
            }
            return loadUserByUsername2(username);
        }

        @Override
        public UserDetails loadUserByUsername2(String username) {
            Stream<String> groups = groupsByUser.getOrDefault(username, Set.of()).stream();
            String[] authorities = Stream.concat(Stream.of(AUTHENTICATED_AUTHORITY2.getAuthority()), groups)
                    .toArray(String[]::new);
            return new User(username, "", AuthorityUtils.createAuthorityList(authorities));
        }

        /** Puts the user into these groups too. */
        public void addGroups(String username, String... groups) {
            groupsByUser.computeIfAbsent(username, u -> new TreeSet<>()).addAll(Arrays.asList(groups));
        }
    }

    /** An answer that is JSON. */
    public static class JSONWebResponse extends WebResponseWrapper {

        public JSONWebResponse(WebResponse response) {
            super(response);
        }

        public JSONObject getJSONObject() {
            return JSONObject.fromObject(getContentAsString());
        }
    }

    /** A browser on this Jenkins, with a session and cookies of its own. */
    public class WebClient extends org.htmlunit.WebClient {
        private static final Pattern CRUMB = Pattern.compile("data-crumb-value=\"([^\"]*)\"");

        public WebClient() {
            setCssErrorHandler(new SilentCssErrorHandler());
            setIncorrectnessListener((message, origin) -> {});
            getOptions().setFetchPolyfillEnabled(true);
            // pages poll; a test wants to see one state of them
            setAjaxController(new NicelyResynchronizingAjaxController());
        }

        /** Logs in by the form, with the name as the password. */
        public WebClient login(String username) throws Exception {
            return login(username, username);
        }

        public WebClient login(String username, String password) throws Exception {
            HtmlForm form = goTo("login").getFormByName("login");
            form.getInputByName("j_username").setValue(username);
            form.getInputByName("j_password").setValue(password);
            form.getButtonByName("Submit").click();
            return this;
        }

        public WebClient withBasicCredentials(String username) {
            return withBasicCredentials(username, username);
        }

        public WebClient withBasicCredentials(String username, String passwordOrToken) {
            String pair = username + ":" + passwordOrToken;
            addRequestHeader(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            return this;
        }

        public WebClient withBasicApiToken(hudson.model.User user) throws IOException {
            return withBasicCredentials(user.getId(), createApiToken(user));
        }

        /** Like that of the user, who is created if need be. */
        public WebClient withBasicApiToken(String userId) throws IOException {
            return withBasicApiToken(hudson.model.User.getById(userId, true));
        }

        /** The page at a path below the root of Jenkins. */
        public HtmlPage goTo(String relative) throws IOException, SAXException {
            return (HtmlPage) goTo(relative, "text/html");
        }

        /** Fails unless the answer is of the type; null takes any. */
        public Page goTo(String relative, String expectedContentType) throws IOException, SAXException {
            assertFalse(relative.startsWith("/"), "a path below the root begins without a slash: " + relative);
            Page page = getPage(new URL(getURL(), relative));
            if (expectedContentType != null) {
                assertEquals(expectedContentType, page.getWebResponse().getContentType(), relative);
            }
            return page;
        }

        public HtmlPage getPage(Run build) throws IOException, SAXException {
            return getPage(build, "");
        }

        public HtmlPage getPage(Run build, String relative) throws IOException, SAXException {
            return goTo(build.getUrl() + relative);
        }

        public HtmlPage getPage(Item item) throws IOException, SAXException {
            return getPage(item, "");
        }

        public HtmlPage getPage(Item item, String relative) throws IOException, SAXException {
            return goTo(item.getUrl() + relative);
        }

        public JSONWebResponse getJSON(String path) throws IOException {
            return new JSONWebResponse(
                    loadWebResponse(new WebRequest(new URL(getURL(), path), "application/json", null)));
        }

        /** Expects the request to be answered with this HTTP status. */
        public void assertFails(String url, int statusCode) throws Exception {
            assertFalse(url.startsWith("/"), "a path below the root begins without a slash: " + url);
            int status = loadWebResponse(new WebRequest(new URL(getURL(), url))).getStatusCode();
            assertEquals(statusCode, status, url);
        }

        /** Makes a POST one that a page of this client's session could have sent. */
        public WebRequest addCrumb(WebRequest request) {
            List<NameValuePair> parameters = new ArrayList<>(request.getRequestParameters());
            parameters.add(new NameValuePair(CrumbIssuer.DEFAULT_CRUMB_NAME, crumb()));
            request.setRequestParameters(parameters);
            return request;
        }

        /** A URL to which this client's session may POST. */
        public URL createCrumbedUrl(String relativePath) throws IOException {
            String joint = relativePath.contains("?") ? "&" : "?";
            return new URL(getURL(), relativePath + joint + CrumbIssuer.DEFAULT_CRUMB_NAME + "=" + crumb());
        }

        /** Crumbs belong to a session: the login page, which everybody may read, shows this one's. */
        private String crumb() {
            try {
                WebResponse page = loadWebResponse(new WebRequest(new URL(getURL(), "login")));
                Matcher crumb = CRUMB.matcher(page.getContentAsString());
                return crumb.find() ? crumb.group(1) : "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Runs the code on the server, as the user of this client. */
        public <V> V executeOnServer(Callable<V> code) throws Exception {
            return ServerCalls.of(jenkins).call(code, path -> goTo(path, null));
        }

        public boolean isJavaScriptEnabled() {
            return getOptions().isJavaScriptEnabled();
        }

        public void setJavaScriptEnabled(boolean enabled) {
            getOptions().setJavaScriptEnabled(enabled);
        }

        public WebClient withJavaScriptEnabled(boolean enabled) {
            setJavaScriptEnabled(enabled);
            return this;
        }

        public void setThrowExceptionOnFailingStatusCode(boolean enabled) {
            getOptions().setThrowExceptionOnFailingStatusCode(enabled);
        }

        public WebClient withThrowExceptionOnFailingStatusCode(boolean enabled) {
            setThrowExceptionOnFailingStatusCode(enabled);
            return this;
        }

        public void setRedirectEnabled(boolean enabled) {
            getOptions().setRedirectEnabled(enabled);
        }
    }
}
