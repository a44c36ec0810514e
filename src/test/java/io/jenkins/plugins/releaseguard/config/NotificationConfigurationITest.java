package io.jenkins.plugins.releaseguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Failure;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.notify.MailSettings;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class NotificationConfigurationITest {

    private JenkinsRule jenkins;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void shouldMailNobodyByDefault() {
        assertThat(MailSettings.ofController().mailAddresses()).isEmpty();
    }

    @Test
    void shouldTakeAddressesFromTheFormAndKeepThem() throws Exception {
        HtmlForm form = jenkins.createWebClient().goTo("configure").getFormByName("config");
        form.getTextAreaByName("_.mailAddresses").setText("team@example.org\nops@example.org");
        jenkins.submit(form);
        assertThat(new NotificationConfiguration().mailAddresses())
                .containsExactly("team@example.org", "ops@example.org");
    }

    @Test
    void shouldNameWhatIsNoAddressAndChangeNothing() {
        NotificationConfiguration configuration = NotificationConfiguration.get();
        configuration.setMailAddresses("team@example.org");
        assertThatThrownBy(() -> configuration.setMailAddresses("ops@example.org, Team <team@example.org>"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'Team'");
        assertThat(configuration.getMailAddresses()).isEqualTo("team@example.org");
        assertThat(configuration.doCheckMailAddresses("team").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(configuration.doCheckMailAddresses("team@example.org").kind).isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void shouldRefuseFormWithWhatIsNoAddress() throws Exception {
        HtmlForm form = jenkins.createWebClient().goTo("configure").getFormByName("config");
        form.getTextAreaByName("_.mailAddresses").setText("team");
        assertThatThrownBy(() -> jenkins.submit(form))
                .isInstanceOf(FailingHttpStatusCodeException.class)
                .satisfies(e -> assertThat(((FailingHttpStatusCodeException) e)
                                .getResponse()
                                .getContentAsString())
                        .contains("is no mail address"));
        assertThat(MailSettings.ofController().mailAddresses()).isEmpty();
    }
}
