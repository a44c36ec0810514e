package io.jenkins.embedded.declarative;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Functions;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.JobProperty;
import hudson.model.Node;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.embedded.pipeline.FailFastCause;
import io.jenkins.embedded.steps.JobProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tools.ant.types.selectors.SelectorUtils;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;

/** What the interpreter, which is a Pipeline program, leaves to plain Java: looking at results, failures, properties. */
public final class Verdict {

    private static final Set<Class<?>> OF_NODE = Set.of(FilePath.class, Launcher.class, Computer.class, Node.class);

    private Verdict() {}

    /** What a failure makes of a build. */
    static Result resultOf(Throwable failure) {
        return failure instanceof FlowInterruptedException interruption ? interruption.getResult() : Result.FAILURE;
    }

    /** A branch that is stopped because another one failed doesn't make more of that failure. */
    public static void worsen(Run<?, ?> build, Throwable failure) {
        boolean stopped = failure instanceof FlowInterruptedException interruption
                && interruption.getCauses().stream().anyMatch(FailFastCause.class::isInstance);
        if (!stopped) {
            build.setResult(resultOf(failure));
        }
    }

    /** Why a stage isn't run, or null. */
    public static String whySkipped(Run<?, ?> build, Throwable earlier, Object skipAfterUnstable) {
        if (earlier != null) {
            return "earlier failure(s)";
        }
        return Boolean.TRUE.equals(skipAfterUnstable) && build.getResult() == Result.UNSTABLE
                ? "earlier stage(s) marking the build as unstable"
                : null;
    }

    /** Tells the author of the pipeline what a step outside any agent misses. */
    public static Throwable explained(Throwable failure) {
        if (failure instanceof MissingContextVariableException missing && OF_NODE.contains(missing.getType())) {
            return new AbortException("Attempted to execute a step that requires a node context while ‘agent none’ was"
                    + " specified. Be sure to specify your own ‘node { ... }’ blocks when using ‘agent none’.");
        }
        return failure;
    }

    public static String text(Throwable failure) {
        return failure instanceof AbortException || failure instanceof FlowInterruptedException
                ? failure.getMessage()
                : Functions.printThrowable(failure);
    }

    public static boolean sameText(Object actual, Object expected, Object ignoreCase) {
        String text = String.valueOf(expected);
        return actual != null
                && (Boolean.TRUE.equals(ignoreCase)
                        ? text.equalsIgnoreCase(actual.toString())
                        : text.equals(actual.toString()));
    }

    /** @param pattern a name with Ant's wildcards, or a map with it */
    public static boolean branchMatches(Object branch, Object pattern) {
        Object glob = pattern instanceof Map<?, ?> named ? named.get("pattern") : pattern;
        return branch != null && SelectorUtils.matchPath(String.valueOf(glob), branch.toString());
    }

    /** Gives the job the parameters and properties that the pipeline defines. */
    public static void defineProperties(Run<?, ?> build, List<?> parameters, List<?> properties) throws Exception {
        List<JobProperty<?>> wanted = new ArrayList<>();
        if (!parameters.isEmpty()) {
            List<ParameterDefinition> definitions = new ArrayList<>();
            for (Object parameter : parameters) {
                definitions.add(((UninstantiatedDescribable) parameter).instantiate(ParameterDefinition.class));
            }
            wanted.add(new ParametersDefinitionProperty(definitions));
        }
        for (Object property : properties) {
            wanted.add(((UninstantiatedDescribable) property).instantiate(JobProperty.class));
        }
        JobProperties.set(build, wanted);
    }
}
