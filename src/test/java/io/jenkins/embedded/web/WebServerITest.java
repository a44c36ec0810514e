package io.jenkins.embedded.web;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.BooleanParameterDefinition;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.InvisibleAction;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.RootAction;
import hudson.model.StringParameterDefinition;
import hudson.security.SecurityRealm;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.HttpResponse;

@WithJenkins
class WebServerITest {
    private JenkinsRule j;
    private JenkinsRule.WebClient browser;

    @BeforeEach
    void start(JenkinsRule rule) {
        j = rule;
        browser = j.createWebClient();
        browser.setThrowExceptionOnFailingStatusCode(false);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void shouldForbidInlineScriptsAndFrames() throws Exception {
        String policy = get("").getResponseHeaderValue("Content-Security-Policy");

        assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe");
    }

    @Test
    void shouldWriteNoInlineScriptsOrStyles() throws Exception {
        HtmlPage page = browser.goTo("");

        assertThat(page.getByXPath("//script[not(@src)] | //style | //*[@style] | //*[@onclick]"))
                .isEmpty();
    }

    @Test
    void shouldKeepTheSessionCookieFromScripts() throws Exception {
        assertThat(get("login").getResponseHeaderValue("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void shouldNotAnswerToForeignHostNames() throws Exception {
        URL url = j.getURL();
        try (Socket socket = new Socket("127.0.0.1", url.getPort())) {
            String request = "GET " + url.getPath() + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("Jenkins");
        }
    }

    @Test
    void shouldServeStyleSheetAndNothingElseOfTheClassPath() throws Exception {
        assertThat(get("static/x/css/style.css").getContentType()).isEqualTo("text/css");
        assertThat(get("static/x/../symbols.properties").getStatusCode()).isEqualTo(404);
        assertThat(get("static/x/%2e%2e/symbols.properties").getStatusCode()).isIn(400, 404);
        assertThat(get("plugin/release-guard/%2e%2e/%2e%2e/%2e%2e/pom.xml").getStatusCode())
                .isIn(400, 404);
    }

    @Test
    void shouldRefuseLoginWithoutCrumb() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        WebRequest login = new WebRequest(new URL(j.getURL(), "j_spring_security_check"), HttpMethod.POST);
        login.setRequestParameters(
                List.of(new NameValuePair("j_username", "alice"), new NameValuePair("j_password", "alice")));

        assertThat(browser.loadWebResponse(login).getStatusCode()).isEqualTo(403);
    }

    @Test
    void shouldStayOnThisHostAfterLogin() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        HtmlForm form = browser.goTo("login?from=https://example.org/").getFormByName("login");
        form.getInputByName("j_username").setValue("alice");
        form.getInputByName("j_password").setValue("alice");

        assertThat(form.getButtonByName("Submit").click().getUrl()).isEqualTo(j.getURL());
    }

    @Test
    void shouldAskForParametersBeforeTheBuild() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject("asked");
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("WHO", "world", "whom to greet"),
                new BooleanParameterDefinition("LOUD", true, "")));

        HtmlForm form = browser.goTo("job/asked/build?delay=0sec").getFormByName("parameters");
        form.getInputByName("WHO").setValue("<b>moon</b>");
        form.getInputsByName("LOUD").get(1).setChecked(false);
        form.getButtonByName("Submit").click();
        j.waitUntilNoActivity();

        ParametersAction given = job.getLastBuild().getAction(ParametersAction.class);
        assertThat(given.getParameter("WHO").getValue()).isEqualTo("<b>moon</b>");
        assertThat(given.getParameter("LOUD").getValue()).isEqualTo(false);
        assertThat(browser.getPage(job.getLastBuild()).asNormalizedText()).contains("WHO: <b>moon</b>");
    }

    @Test
    void shouldStartABuildOnlyByPost() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject("posted");

        assertThat(get("job/posted/build").getStatusCode()).isEqualTo(405);
        WebResponse answer =
                browser.loadWebResponse(new WebRequest(browser.createCrumbedUrl("job/posted/build"), HttpMethod.POST));
        j.waitUntilNoActivity();

        assertThat(answer.getStatusCode()).isIn(200, 201);
        assertThat(job.getLastBuild().getNumber()).isEqualTo(1);
    }

    @Test
    void shouldServeArtifactsOfTheBuildAlone() throws Exception {
        FreeStyleBuild build = j.buildAndAssertSuccess(j.createFreeStyleProject("files"));
        Path folder = Files.createDirectories(build.getArtifactsDir().toPath().resolve("a b"));
        Files.writeString(folder.resolve("page.html"), "<script>alert(1)</script>");

        WebResponse file = get(build.getUrl() + "artifact/a%20b/page.html");
        assertThat(file.getContentAsString()).isEqualTo("<script>alert(1)</script>");
        assertThat(file.getResponseHeaderValue("Content-Security-Policy")).startsWith("sandbox");
        assertThat(get(build.getUrl() + "artifact/../build.xml").getStatusCode())
                .isEqualTo(404);
        assertThat(get(build.getUrl() + "artifact/%2e%2e/build.xml").getStatusCode())
                .isIn(400, 404);
        assertThat(browser.getPage(build).getAnchorByText("a b/page.html")).isNotNull();
    }

    @Test
    void shouldTellNothingOfTheInsideWhenAPageFails() throws Exception {
        WebResponse page = get("web-server-test/fail");

        assertThat(page.getStatusCode()).isEqualTo(500);
        assertThat(page.getContentAsString()).contains("under the id").doesNotContain("secret detail", "at io.jenkins");
    }

    @Test
    void shouldShowSystemConfigurationToAdministratorsAlone() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
        try {
            assertThat(get("configure").getStatusCode()).isEqualTo(403);
            browser.login("reader");
            assertThat(get("configure").getStatusCode()).isEqualTo(403);
            browser.login("admin");
            assertThat(get("configure").getStatusCode()).isEqualTo(200);
        } finally {
            j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        }
    }

    private WebResponse get(String path) throws Exception {
        return browser.loadWebResponse(new WebRequest(new URL(j.getURL(), path)));
    }

    @TestExtension
    public static class Failing extends InvisibleAction implements RootAction {
        @Override
        public String getUrlName() {
            return "web-server-test";
        }

        public HttpResponse doFail() {
            throw new IllegalStateException("secret detail");
        }
    }
}
