package io.jenkins.plugins.releaseguard.browser;

import io.jenkins.plugins.releaseguard.signoff.Release;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.jvnet.hudson.test.JenkinsRule;

/** What tests of a release's page in a real browser have in common. */
abstract class ReleaseInBrowser {

    JenkinsRule jenkins;
    Browser browser;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Release.secure(rule);
        browser = new Browser(rule);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    /** Logs in, and opens release 1.4.0 from the list. */
    void openRelease(String user) {
        browser.login(user);
        browser.open("releases/");
        browser.await("//a[.='1.4.0']").click();
        browser.awaitText("Who is who");
    }
}
