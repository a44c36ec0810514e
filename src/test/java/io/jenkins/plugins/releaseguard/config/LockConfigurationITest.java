package io.jenkins.plugins.releaseguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Failure;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRules;
import io.jenkins.plugins.releaseguard.lock.file.LockDirectory;
import io.jenkins.plugins.releaseguard.lock.store.LockSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class LockConfigurationITest {

    private JenkinsRule j;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void shouldAllowEverythingByDefault() {
        assertThat(LockSettings.ofController().lockRules()).isEqualTo(LockRules.NONE);
    }

    /** What configuration as code does with a YAML of this shape: data-bound constructors and setters. */
    @Test
    void shouldTakeWhatConfigurationAsCodeGives() throws Exception {
        LockConfiguration locks = new DescribableModel<>(LockConfiguration.class)
                .instantiate(Map.of(
                        "declarations",
                        List.of(
                                Map.of(
                                        "name",
                                        "site",
                                        "description",
                                        "The shop's site",
                                        "cooldownSeconds",
                                        30,
                                        "folders",
                                        "shop\n team/ops \n\n"),
                                Map.of("name", "licence", "capacity", 3)),
                        "undeclaredAllowed",
                        false,
                        "defaultTimeoutMinutes",
                        60,
                        "files",
                        Map.of("directory", "/srv/locks", "takeOver", true)));
        ReleaseGuardConfiguration.get().setLocks(locks);
        assertThat(LockSettings.ofController().lockRules())
                .isEqualTo(new LockRules(
                        List.of(
                                new DeclaredLock(
                                        new LockName("site"),
                                        "The shop's site",
                                        1,
                                        Duration.ofSeconds(30),
                                        List.of("shop", "team/ops")),
                                new DeclaredLock(new LockName("licence"), "", 3, Duration.ZERO, List.of())),
                        false,
                        Duration.ofHours(1)));
        assertThat(LockSettings.ofController().lockFiles())
                .contains(new LockDirectory(Path.of("/srv/locks"), Duration.ofSeconds(120), true));
    }

    @Test
    void shouldKeepLocksInTheFile() {
        ReleaseGuardConfiguration.get().setLocks(configured());
        assertThat(new ReleaseGuardConfiguration().lockRules())
                .isEqualTo(configured().rules());
    }

    @Test
    void shouldShowInTheFormWhatIsConfiguredAndKeepItAsItIs() throws Exception {
        ReleaseGuardConfiguration.get().setLocks(configured());
        j.submit(j.createWebClient().goTo("configure").getFormByName("config"));
        assertThat(LockSettings.ofController().lockRules())
                .isEqualTo(configured().rules());
    }

    @Test
    void shouldDeclareLocksInTheForm() throws Exception {
        HtmlForm form = j.createWebClient().goTo("configure").getFormByName("config");
        HtmlButton add = (HtmlButton) form.getFirstByXPath(".//button[contains(., 'Declare a lock')]");
        add.click();
        add.click();
        form.getInputsByName("_.name").get(0).setValue("site");
        form.getInputsByName("_.name").get(1).setValue("db");
        form.getInputsByName("_.capacity").get(1).setValue("2");
        form.getTextAreasByName("_.folders").get(1).setText("shop\nops");
        form.getInputByName("_.undeclaredAllowed").setChecked(false);
        j.submit(form);
        LockRules rules = LockSettings.ofController().lockRules();
        assertThat(rules.undeclaredAllowed()).isFalse();
        assertThat(rules.declared())
                .containsExactly(
                        new DeclaredLock(new LockName("site"), "", 1, Duration.ZERO, List.of()),
                        new DeclaredLock(new LockName("db"), "", 2, Duration.ZERO, List.of("shop", "ops")));
    }

    @Test
    void shouldForgetTheLastDeclarationWhenItIsRemovedInTheForm() throws Exception {
        ReleaseGuardConfiguration.get().setLocks(configured());
        HtmlForm form = j.createWebClient().goTo("configure").getFormByName("config");
        for (Object button : form.getByXPath(".//button[contains(@class, 'repeatable-delete')]")) {
            ((HtmlButton) button).click();
        }
        j.submit(form);
        assertThat(LockSettings.ofController().lockRules().declared()).isEmpty();
    }

    @Test
    void shouldRefuseFormThatDeclaresNameTwiceBeforeAnythingChanges() throws Exception {
        ReleaseGuardConfiguration.get().setLocks(configured());
        JenkinsRule.WebClient client = j.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = client.goTo("configure").getFormByName("config");
        form.getInputsByName("_.name").get(1).setValue("site");
        form.getInputByName("_.defaultTimeoutMinutes").setValue("7");
        form.getInputByName("_.databaseUrl").setValue("jdbc:postgresql://elsewhere/guard");
        HtmlPage answer = j.submit(form);
        assertThat(answer.getWebResponse().getStatusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.getWebResponse().getContentAsString()).contains("declared twice");
        assertThat(LockSettings.ofController().lockRules())
                .isEqualTo(configured().rules());
        assertThat(ReleaseGuardConfiguration.get().getDatabaseUrl()).isEmpty();
    }

    @Test
    void shouldNameTheBadValueOfDeclaration() {
        assertRefused(new LockDeclaration(" "), "Lock name is empty");
        assertRefused(site(lock -> lock.setCapacity(0)), "Lock 'site': capacity must be 1 to 10000, but is 0");
        assertRefused(site(lock -> lock.setCooldownSeconds(-1)), "but is -1");
        assertRefused(site(lock -> lock.setFolders("ok\n/shop")), "'/shop'");
        assertRefused(site(lock -> lock.setDescription("x".repeat(501))), "501");
        assertThatThrownBy(() -> new LockConfiguration(List.of(), -3)).hasMessageContaining("-3");
    }

    private static LockDeclaration site(Consumer<LockDeclaration> change) {
        LockDeclaration site = new LockDeclaration("site");
        change.accept(site);
        return site;
    }

    private static void assertRefused(LockDeclaration lock, String message) {
        assertThatThrownBy(() -> new LockConfiguration(List.of(lock), 0))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldCheckWhatIsTyped() throws Exception {
        j.createFolder("shop");
        LockDeclaration.DescriptorImpl lock =
                (LockDeclaration.DescriptorImpl) j.jenkins.getDescriptorOrDie(LockDeclaration.class);
        assertThat(lock.doCheckName("site").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(lock.doCheckName("").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(lock.doCheckCapacity("many").getMessage()).contains("A whole number is needed");
        assertThat(lock.doCheckCapacity("3").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(lock.doCheckCooldownSeconds("-1").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(lock.doCheckFolders("shop").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(lock.doCheckFolders("shop\nships").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(lock.doCheckFolders("/shop").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void shouldCheckForAdministratorsOnly() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("alice"));
        JenkinsRule.WebClient alice = j.createWebClient().login("alice");
        alice.setThrowExceptionOnFailingStatusCode(false);
        String url = "descriptorByName/" + LockDeclaration.class.getName() + "/checkFolders?value=shop";
        assertThat(alice.getPage(new org.htmlunit.WebRequest(alice.createCrumbedUrl(url), org.htmlunit.HttpMethod.POST))
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldHaveNoLockFilesByDefault() {
        assertThat(LockSettings.ofController().lockFiles()).isEmpty();
    }

    @Test
    void shouldTakeDirectoryForLockFiles() throws Exception {
        HtmlForm form = j.createWebClient().goTo("configure").getFormByName("config");
        form.getInputByName("_.directory").setValue(" /srv/locks ");
        form.getInputByName("_.staleSeconds").setValue("300");
        form.getInputByName("_.takeOver").setChecked(true);
        j.submit(form);
        assertThat(LockSettings.ofController().lockFiles())
                .contains(new LockDirectory(Path.of("/srv/locks"), Duration.ofMinutes(5), true));
    }

    @Test
    void shouldRefuseBadSettingsOfLockFiles() {
        assertThatThrownBy(() -> new LockFileConfiguration("locks", 0))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'locks'");
        assertThatThrownBy(() -> new LockFileConfiguration("/locks", 5)).hasMessageContaining("5 s");
        assertThatThrownBy(() -> new LockFileConfiguration("/a\0b", 0)).isInstanceOf(Failure.class);
    }

    @Test
    void shouldTryTheDirectoryForLockFiles(@TempDir Path folder) {
        LockFileConfiguration.DescriptorImpl files =
                (LockFileConfiguration.DescriptorImpl) j.jenkins.getDescriptorOrDie(LockFileConfiguration.class);
        assertThat(files.doTestDirectory(folder.toString()).kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(files.doTestDirectory(folder.resolve("missing").toString()).kind)
                .isEqualTo(FormValidation.Kind.ERROR);
        assertThat(files.doTestDirectory(null).kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(files.doCheckDirectory("").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(files.doCheckDirectory("locks").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(files.doCheckStaleSeconds("5").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(files.doCheckStaleSeconds("0").kind).isEqualTo(FormValidation.Kind.OK);
    }

    private static LockConfiguration configured() {
        LockDeclaration site = new LockDeclaration("site");
        site.setDescription("The <shop>'s site");
        site.setCooldownSeconds(30);
        LockDeclaration db = new LockDeclaration("db");
        db.setCapacity(4);
        db.setFolders("shop\nteam/ops");
        LockConfiguration locks = new LockConfiguration(List.of(site, db), 90);
        locks.setUndeclaredAllowed(false);
        return locks;
    }
}
