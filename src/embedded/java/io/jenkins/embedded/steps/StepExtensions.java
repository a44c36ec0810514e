package io.jenkins.embedded.steps;

import io.jenkins.embedded.declarative.DeclarativeScripts;
import io.jenkins.embedded.declarative.PipelineVariable;
import java.util.List;
import org.jenkinsci.plugins.credentialsbinding.impl.BindingStep;
import org.jenkinsci.plugins.credentialsbinding.impl.StringBinding;
import org.jenkinsci.plugins.credentialsbinding.impl.UsernamePasswordBinding;
import org.jenkinsci.plugins.credentialsbinding.impl.UsernamePasswordMultiBinding;
import org.jenkinsci.plugins.pipeline.modeldefinition.steps.ScriptStep;
import org.jenkinsci.plugins.workflow.multibranch.JobPropertyStep;
import org.jenkinsci.plugins.workflow.steps.CatchErrorStep;
import org.jenkinsci.plugins.workflow.steps.CoreStep;
import org.jenkinsci.plugins.workflow.steps.DeleteDirStep;
import org.jenkinsci.plugins.workflow.steps.EchoStep;
import org.jenkinsci.plugins.workflow.steps.EnvStep;
import org.jenkinsci.plugins.workflow.steps.ErrorStep;
import org.jenkinsci.plugins.workflow.steps.FileExistsStep;
import org.jenkinsci.plugins.workflow.steps.IsUnixStep;
import org.jenkinsci.plugins.workflow.steps.PwdStep;
import org.jenkinsci.plugins.workflow.steps.ReadFileStep;
import org.jenkinsci.plugins.workflow.steps.RetryStep;
import org.jenkinsci.plugins.workflow.steps.SleepStep;
import org.jenkinsci.plugins.workflow.steps.TimeoutStep;
import org.jenkinsci.plugins.workflow.steps.UnstableStep;
import org.jenkinsci.plugins.workflow.steps.WaitForConditionStep;
import org.jenkinsci.plugins.workflow.steps.WarnErrorStep;
import org.jenkinsci.plugins.workflow.steps.WriteFileStep;
import org.jenkinsci.plugins.workflow.steps.durable_task.ShellStep;
import org.jenkinsci.plugins.workflow.support.steps.ExecutorStep;
import org.jenkinsci.plugins.workflow.support.steps.PushdStep;
import org.jenkinsci.plugins.workflow.support.steps.StageStep;
import org.jenkinsci.plugins.workflow.support.steps.WorkspaceStep;
import org.jenkinsci.plugins.workflow.support.steps.build.BuildQueueListener;
import org.jenkinsci.plugins.workflow.support.steps.build.BuildTriggerListener;
import org.jenkinsci.plugins.workflow.support.steps.build.BuildTriggerStep;

/** The extensions that make up the built-in steps and Declarative Pipeline. */
public final class StepExtensions {

    private StepExtensions() {}

    public static List<Class<?>> all() {
        return List.of(
                BindingStep.DescriptorImpl.class,
                BuildQueueListener.class,
                BuildTriggerListener.class,
                BuildTriggerStep.DescriptorImpl.class,
                CatchErrorStep.DescriptorImpl.class,
                CoreStep.DescriptorImpl.class,
                DeclarativeScripts.class,
                DeleteDirStep.DescriptorImpl.class,
                EchoStep.DescriptorImpl.class,
                EnvStep.DescriptorImpl.class,
                ErrorStep.DescriptorImpl.class,
                ExecutorStep.DescriptorImpl.class,
                FileExistsStep.DescriptorImpl.class,
                IsUnixStep.DescriptorImpl.class,
                JobPropertyStep.DescriptorImpl.class,
                NodeAllocation.ComputerContext.class,
                NodeAllocation.ExecutorContext.class,
                NodeAllocation.NodeContext.class,
                PipelineVariable.class,
                PushdStep.DescriptorImpl.class,
                PwdStep.DescriptorImpl.class,
                ReadFileStep.DescriptorImpl.class,
                RetryStep.DescriptorImpl.class,
                ScriptStep.DescriptorImpl.class,
                ShellStep.DescriptorImpl.class,
                SleepStep.DescriptorImpl.class,
                StageStep.DescriptorImpl.class,
                StringBinding.DescriptorImpl.class,
                TimeoutStep.DescriptorImpl.class,
                UnstableStep.DescriptorImpl.class,
                UsernamePasswordBinding.DescriptorImpl.class,
                UsernamePasswordMultiBinding.DescriptorImpl.class,
                WaitForConditionStep.DescriptorImpl.class,
                WarnErrorStep.DescriptorImpl.class,
                WorkspaceStep.DescriptorImpl.class,
                WriteFileStep.DescriptorImpl.class);
    }
}
