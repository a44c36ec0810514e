package hudson.model;

import hudson.AbortException;
import hudson.Launcher;
import hudson.tasks.BuildStep;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jenkins.model.Jenkins;

/** Runs the steps of a build and tells in its log what they do to its result. */
final class BuildSteps {

    private final AbstractBuild<?, ?> build;
    private final Launcher launcher;
    private final BuildListener listener;

    BuildSteps(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
        this.build = build;
        this.launcher = launcher;
        this.listener = listener;
    }

    boolean prebuild(List<? extends BuildStep> steps) {
        return steps.stream().allMatch(step -> step.prebuild(build, listener));
    }

    /** Runs the steps until one fails; false if one did. */
    boolean build(List<? extends BuildStep> steps) throws IOException, InterruptedException {
        for (BuildStep step : steps) {
            if (!perform(step)) {
                return false;
            }
            if (Thread.interrupted()) { // by an abort that the step ignored
                throw new InterruptedException();
            }
        }
        return true;
    }

    /** Runs all publishers, whatever becomes of them, recorders before notifiers; false if one failed. */
    boolean publish(List<Publisher> publishers) throws InterruptedException {
        List<Publisher> ordered = new ArrayList<>(publishers);
        ordered.sort(Comparator.comparing(Notifier.class::isInstance));
        boolean good = true;
        for (Publisher publisher : ordered) {
            try {
                good &= perform(publisher);
            } catch (AbortException x) {
                listener.error("Step ‘" + name(publisher) + "’ failed: " + x.getMessage());
                good = false;
            } catch (IOException | RuntimeException | LinkageError x) {
                x.printStackTrace(listener.error("Step ‘" + name(publisher) + "’ aborted due to exception: "));
                good = false;
            }
        }
        return good;
    }

    private boolean perform(BuildStep step) throws IOException, InterruptedException {
        Result before = build.getResult();
        boolean good = step.getRequiredMonitorService().perform(step, build, launcher, listener);
        if (build.getResult() != before) {
            listener.getLogger()
                    .println("Build step '" + name(step) + "' changed build result to " + build.getResult());
        }
        if (!good) {
            listener.getLogger().println("Build step '" + name(step) + "' marked build as failure");
        }
        return good;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static String name(BuildStep step) {
        Descriptor descriptor =
                step instanceof Describable<?> ? Jenkins.get().getDescriptor((Class) step.getClass()) : null;
        return descriptor == null ? step.getClass().getSimpleName() : descriptor.getDisplayName();
    }
}
