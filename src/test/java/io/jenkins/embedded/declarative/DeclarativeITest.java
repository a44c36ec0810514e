package io.jenkins.embedded.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.ChoiceParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
@Timeout(60)
class DeclarativeITest {

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void createJob(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = rule.createProject(WorkflowJob.class);
    }

    private String log(Result expected, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return JenkinsRule.getLog(jenkins.assertBuildStatus(expected, job.scheduleBuild2(0)));
    }

    @Test
    void shouldBindAndMaskCredentialsOfEnvironment() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "login", null, "joe", "pa55-word"));

        String log = log(Result.SUCCESS, """
            pipeline {
                agent any
                environment {
                    LOGIN = credentials('login')
                    GREETING = "hello ${LOGIN_USR}"
                }
                stages { stage('s') { steps { sh 'echo "$GREETING [$LOGIN] [$LOGIN_PSW]"' } } }
            }\
            """);

        assertThat(log).contains("hello joe [****] [****]").doesNotContain("pa55-word");
    }

    @Test
    void shouldEnterOptionsOfStageBeforeItsAgent() throws Exception {
        String log = log(Result.SUCCESS, """
            pipeline {
                agent none
                stages {
                    stage('s') {
                        agent any
                        options { timeout(time: 1) }
                        steps { echo 'core' }
                    }
                }
            }\
            """);

        assertThat(log).containsSubsequence("Timeout set to expire in 1 min", "Running on ", "core");
    }

    @Test
    void shouldNotTakeAgentForStageThatIsNotWanted() throws Exception {
        String log = log(Result.SUCCESS, """
            pipeline {
                agent none
                stages {
                    stage('s') {
                        agent any
                        when {
                            beforeAgent true
                            anyOf { equals expected: 1, actual: 2; branch 'main' }
                        }
                        steps { echo 'core' }
                    }
                }
            }\
            """);

        assertThat(log).contains("Stage \"s\" skipped due to when conditional").doesNotContain("Running on ", "core\n");
    }

    @Test
    void shouldDefineEveryKindOfParameterAndForgetThoseTakenOut() throws Exception {
        log(Result.SUCCESS, """
            pipeline {
                agent none
                parameters {
                    choice(name: 'COLOUR', choices: ['red', 'green'])
                    password(name: 'SECRET', defaultValue: 'x')
                }
                stages { stage('s') { steps { echo "${params.COLOUR}" } } }
            }\
            """);
        ParametersDefinitionProperty defined = job.getProperty(ParametersDefinitionProperty.class);
        assertThat(defined.getParameterDefinition("COLOUR")).isInstanceOf(ChoiceParameterDefinition.class);
        assertThat(defined.getParameterDefinition("SECRET")).isInstanceOf(PasswordParameterDefinition.class);

        log(Result.SUCCESS, "pipeline { agent none\nstages { stage('s') { steps { echo 'x' } } } }");
        assertThat(job.getProperty(ParametersDefinitionProperty.class)).isNull();
    }

    @Test
    void shouldRunPostThoughPipelineFailsBeforeItsFirstStage() throws Exception {
        String log = log(Result.FAILURE, """
            pipeline {
                agent none
                environment { LOGIN = credentials('absent') }
                stages { stage('s') { steps { echo 'core' } } }
                post { failure { echo 'cleaned up' } }
            }\
            """);

        assertThat(log).containsSubsequence("cleaned up", "Could not find credentials entry with ID 'absent'");
    }
}
