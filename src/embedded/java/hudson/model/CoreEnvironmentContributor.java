package hudson.model;

import hudson.EnvVars;
import jenkins.model.Jenkins;

/** The variables that tell where a build is to be found. */
class CoreEnvironmentContributor extends EnvironmentContributor {
    @Override
    public void buildEnvironmentFor(Run r, EnvVars envs, TaskListener listener) {
        Executor executor = Executor.currentExecutor();
        Node node = executor == null ? null : executor.getOwner().getNode();
        if (node != null) {
            envs.put("NODE_NAME", node instanceof Jenkins ? "built-in" : node.getNodeName());
            envs.put("EXECUTOR_NUMBER", Integer.toString(executor.getNumber()));
        }
        envs.put("BUILD_DISPLAY_NAME", r.getDisplayName());
        String root = Jenkins.get().getRootUrl();
        if (root != null) {
            envs.put("BUILD_URL", root + r.getUrl());
            envs.put("RUN_DISPLAY_URL", root + r.getUrl() + "display/redirect");
        }
    }

    @Override
    public void buildEnvironmentFor(Job j, EnvVars envs, TaskListener listener) {
        Jenkins jenkins = Jenkins.get();
        envs.put("CI", "true");
        envs.put("JENKINS_HOME", jenkins.getRootDir().getPath());
        String root = jenkins.getRootUrl();
        if (root != null) {
            envs.put("JENKINS_URL", root);
            envs.put("JOB_URL", root + j.getUrl());
            envs.put("JOB_DISPLAY_URL", root + j.getUrl() + "display/redirect");
        }
    }
}
