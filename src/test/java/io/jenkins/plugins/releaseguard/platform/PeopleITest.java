package io.jenkins.plugins.releaseguard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.User;
import hudson.security.HudsonPrivateSecurityRealm;
import io.jenkins.plugins.releaseguard.signoff.Release;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PeopleITest {

    private JenkinsRule jenkins;

    @BeforeEach
    void secure(JenkinsRule rule) {
        jenkins = rule;
        Release.secure(rule);
    }

    @Test
    void shouldKnowRightsOfAUserOfTheRealmWithoutListingThem() {
        People.Rights rights = People.rights("alice");
        assertThat(rights.exists()).isTrue();
        assertThat(rights.has().test(GuardPermissions.SIGN)).isTrue();
        assertThat(rights.groups()).contains("authenticated");
        assertThat(User.getById("alice", false)).isNull();
    }

    @Test
    void shouldKnowNothingOfWhomTheRealmDoesNotKnowAndListNobody() throws Exception {
        jenkins.jenkins.setSecurityRealm(new HudsonPrivateSecurityRealm(false));
        People.Rights rights = People.rights("mallory");
        assertThat(rights.exists()).isFalse();
        assertThat(rights.has().test(GuardPermissions.SIGN)).isFalse();
        assertThat(User.getById("mallory", false)).isNull();
    }
}
