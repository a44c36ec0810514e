package io.jenkins.plugins.releaseguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Failure;
import hudson.model.Result;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.engine.Policies;
import io.jenkins.plugins.releaseguard.signoff.engine.Policy;
import io.jenkins.plugins.releaseguard.signoff.store.SignOffSettings;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class SignOffConfigurationITest {

    private JenkinsRule jenkins;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void shouldHoldTheDefaultWithoutPolicies() {
        assertThat(SignOffSettings.ofController().policies("shop", "")).isEqualTo(Policies.DEFAULT);
    }

    /** What configuration as code does with a YAML of this shape: data-bound constructors and setters. */
    @Test
    void shouldTakeWhatConfigurationAsCodeGivesAndKeepItThroughThePage() throws Exception {
        SignOffRules rules = rules(
                Map.of(
                        "name", "all",
                        "approvers", 2,
                        "windows", "Mon-Fri 10:00-12:00\nMon-Fri 15:00-16:00",
                        "zone", "Europe/Berlin",
                        "freezes", "2026-12-20..2027-01-06 holidays",
                        "slots", List.of(Map.of("name", "operations", "groups", "ops"))),
                Map.of("name", "web", "folder", "shop/web", "approvers", 3, "users", "alice bob"),
                Map.of("name", "payment", "onlyWhenAsked", true, "excludedGroups", "interns"));
        SignOffConfiguration.get().setRules(rules);
        String before = held("shop/web/site", "payment");
        assertThat(before)
                .contains(
                        "all: 2 people approve",
                        "web: 3 people approve",
                        "one for operations, of the groups ops",
                        "payment",
                        "holidays")
                .contains("of the users alice bob");
        assertThat(held("shop/api", "")).doesNotContain("web:", "payment:");
        jenkins.submit(jenkins.createWebClient().goTo("configure").getFormByName("config"));
        assertThat(held("shop/web/site", "payment")).isEqualTo(before);
        assertThat(new SignOffConfiguration()
                        .policies("shop/web/site", "payment")
                        .text())
                .isEqualTo(before);
    }

    @Test
    void shouldRefusePolicyThatCannotHold() {
        assertThatThrownBy(() -> rules(Map.of("name", "one", "approvers", 1))).hasStackTraceContaining("at least 2");
        assertThatThrownBy(() -> rules(Map.of("name", "one", "windows", "noon")))
                .hasStackTraceContaining("'noon'");
        assertThatThrownBy(() -> rules(Map.of("name", "web", "folder", "shop/web/")))
                .hasStackTraceContaining("not by 'shop/web/'");
        assertThatThrownBy(() -> rules(Map.of("name", " "))).hasStackTraceContaining("needs a name");
        assertThatThrownBy(() -> rules(Map.of("name", "x"), Map.of("name", "x")))
                .hasStackTraceContaining("wo policies have the name 'x'")
                .hasRootCauseInstanceOf(Failure.class);
    }

    @Test
    void shouldKeepTheDefaultWhenAJenkinsfileAsksForTheOnlyPolicy() throws Exception {
        SignOffConfiguration.get()
                .setRules(rules(Map.of(
                        "name", "web", "folder", "shop/web", "tokensMaySign", true, "rollbackPlanOptional", true)));
        Policies held = SignOffSettings.ofController().policies("other/app", "web");
        assertThat(held.rollbackPlan()).isTrue();
        assertThat(held.scriptBarrier()).isPresent();
        assertThat(held.all()).extracting(Policy::name).containsExactly(Policy.DEFAULT.name(), "web");
    }

    @Test
    void shouldWarnOfAFolderThatIsNotThere() throws Exception {
        SignOffPolicy.DescriptorImpl form = new SignOffPolicy.DescriptorImpl();
        assertThat(form.doCheckFolder("shop").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(form.doCheckFolder("/shop").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doCheckFolder(" ").kind).isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void shouldLetJenkinsfileTightenButNotLoosen() throws Exception {
        Release.secure(jenkins);
        SignOffConfiguration.get().setRules(rules(Map.of("name", "three", "approvers", 3)));
        Release release = Release.of(jenkins, build("rollbackPlan: 'back', approvers: 2"));
        jenkins.waitForMessage("waits for 3 different people", release.build());
        assertThat(release.gate().approvers()).isEqualTo(3);
        release.stop();
        jenkins.assertLogContains(
                "There is no policy 'mars'",
                jenkins.assertBuildStatus(
                        Result.FAILURE, jenkins.waitForCompletion(build("rollbackPlan: 'x', policy: 'mars'"))));
        jenkins.assertLogContains(
                "A release needs a rollback plan",
                jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build("approvers: 3"))));
    }

    private WorkflowRun build(String parameters) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("releaseSignOff(version: '1.4.0', " + parameters + ")", true));
        return job.scheduleBuild2(0).waitForStart();
    }

    @SafeVarargs
    private static SignOffRules rules(Map<String, Object>... policies) throws Exception {
        return new DescribableModel<>(SignOffRules.class).instantiate(Map.of("policies", List.of(policies)));
    }

    private static String held(String job, String asked) {
        return SignOffSettings.ofController().policies(job, asked).text();
    }
}
