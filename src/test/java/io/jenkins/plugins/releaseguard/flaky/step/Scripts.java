package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.flaky.report.Samples;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Pipelines whose "test tool" is {@code writeFile}: no Maven needed. */
final class Scripts {
    private Scripts() {}

    /** Writes a report of class {@code p.A} into {@code r/}. */
    static String report(String file, String... cases) {
        return write("r/" + file, Samples.suite(cases));
    }

    static String write(String path, String xml) {
        return "writeFile file: '" + path + "', text: '''" + xml.replace("'", "\"") + "'''\n";
    }

    /** A step of up to two reruns whose block does these things, by attempt. */
    static String rerun(String... blocks) {
        return rerunWith("reruns: 2", blocks);
    }

    static String rerunWith(String options, String... blocks) {
        StringBuilder script = new StringBuilder("flakyRerun(results: 'r/*.xml', " + options + ") {\n"
                + "  echo \"attempt ${env.RERUN_ATTEMPT} of [${env.RERUN_TESTS}]\"\n  switch (env.RERUN_ATTEMPT) {\n");
        for (int i = 0; i < blocks.length; i++) {
            script.append("    case '")
                    .append(i)
                    .append("':\n")
                    .append(blocks[i])
                    .append("\n    break\n");
        }
        return script.append("  }\n}\n").toString();
    }

    static WorkflowJob job(JenkinsRule j, String inNode) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node {\n" + inNode + "}", true));
        return job;
    }

    static WorkflowRun run(JenkinsRule j, Result expected, String inNode) throws Exception {
        return j.buildAndAssertStatus(expected, job(j, inNode));
    }
}
