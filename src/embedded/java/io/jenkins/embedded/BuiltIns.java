package io.jenkins.embedded;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.cli.HelpCommand;
import hudson.model.BooleanParameterDefinition;
import hudson.model.ChoiceParameterDefinition;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.StringParameterDefinition;
import hudson.model.User;
import hudson.security.HudsonPrivateSecurityRealm;
import hudson.security.WhoAmI;
import hudson.tasks.ArtifactArchiver;
import hudson.tasks.LogRotator;
import hudson.tasks.Mailer;
import hudson.tasks.SMTPAuthentication;
import hudson.tasks.Shell;
import hudson.tasks.junit.JUnitResultArchiver;
import hudson.tasks.junit.pipeline.JUnitResultsStep;
import io.jenkins.embedded.display.DisplayRedirects;
import io.jenkins.embedded.pipeline.ParallelStep;
import io.jenkins.embedded.pipeline.RunningFlows;
import io.jenkins.embedded.steps.StepExtensions;
import io.jenkins.embedded.tasks.LastBuildActions;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.BuildDiscarderProperty;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.security.ApiTokenProperty;
import org.jenkinsci.plugins.displayurlapi.ClassicDisplayURLProvider;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.EnvActionImpl;
import org.jenkinsci.plugins.workflow.cps.ParamsVariable;
import org.jenkinsci.plugins.workflow.cps.RunWrapperBinder;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** The extensions of the embedded controller itself. They carry no annotation, so that no index names them. */
public final class BuiltIns {
    private BuiltIns() {}

    public static List<Class<?>> all() {
        List<Class<?>> all = new ArrayList<>();
        all.addAll(model());
        all.addAll(security());
        all.addAll(pipeline());
        all.addAll(tasks());
        all.addAll(StepExtensions.all());
        return all;
    }

    private static List<Class<?>> model() {
        return List.of(
                hidden("hudson.model.CoreEnvironmentContributor"),
                BooleanParameterDefinition.DescriptorImpl.class,
                BuildDiscarderProperty.DescriptorImpl.class,
                ChoiceParameterDefinition.DescriptorImpl.class,
                ClassicDisplayURLProvider.class,
                DisplayRedirects.OfJobs.class,
                DisplayRedirects.OfRuns.class,
                GlobalConfigurationCategory.Security.class,
                GlobalConfigurationCategory.Unclassified.class,
                HelpCommand.class,
                JenkinsLocationConfiguration.class,
                ParametersDefinitionProperty.DescriptorImpl.class,
                PasswordParameterDefinition.ParameterDescriptorImpl.class,
                StringParameterDefinition.DescriptorImpl.class);
    }

    private static List<Class<?>> security() {
        return List.of(
                ApiTokenProperty.DescriptorImpl.class,
                HudsonPrivateSecurityRealm.DescriptorImpl.class,
                HudsonPrivateSecurityRealm.Details.DescriptorImpl.class,
                StringCredentialsImpl.DescriptorImpl.class,
                SystemCredentialsProvider.class,
                User.AllUsers.class,
                UsernamePasswordCredentialsImpl.DescriptorImpl.class,
                WhoAmI.class);
    }

    private static List<Class<?>> pipeline() {
        return List.of(
                CpsFlowDefinition.DescriptorImpl.class,
                EnvActionImpl.Binder.class,
                ParallelStep.DescriptorImpl.class,
                ParamsVariable.class,
                RunWrapperBinder.class,
                RunningFlows.class,
                WorkflowJob.DescriptorImpl.class);
    }

    private static List<Class<?>> tasks() {
        return List.of(
                ArtifactArchiver.DescriptorImpl.class,
                FreeStyleProject.DescriptorImpl.class,
                JUnitResultArchiver.DescriptorImpl.class,
                JUnitResultsStep.DescriptorImpl.class,
                LastBuildActions.class,
                LogRotator.LRDescriptor.class,
                Mailer.DescriptorImpl.class,
                Mailer.UserProperty.DescriptorImpl.class,
                SMTPAuthentication.DescriptorImpl.class,
                Shell.DescriptorImpl.class);
    }

    /** A class that only its package sees. */
    private static Class<?> hidden(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException x) {
            throw new IllegalStateException(x);
        }
    }
}
