package io.jenkins.embedded.steps;

import hudson.BulkChange;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.JobProperty;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Properties that a job's Jenkinsfile defines, as opposed to those set by a person. */
public final class JobProperties {

    private JobProperties() {}

    /** Replaces what the builds before have defined. */
    public static void set(Run<?, ?> build, List<? extends JobProperty> properties) throws IOException {
        Job<?, ?> job = build.getParent();
        List<String> defined = properties.stream()
                .map(property -> property.getClass().getName())
                .toList();
        try (BulkChange change = new BulkChange(job)) {
            for (JobProperty<?> old : new ArrayList<>(job.getAllProperties())) {
                String type = old.getClass().getName();
                if (defined.contains(type) || definedBefore(build, type)) {
                    remove(job, old);
                }
            }
            for (JobProperty property : properties) {
                add(job, property);
            }
            change.commit();
        }
        build.addAction(new Defined(defined));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void remove(Job job, JobProperty property) throws IOException {
        job.removeProperty(property);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void add(Job job, JobProperty property) throws IOException {
        job.addProperty(property);
    }

    /** Whether the latest build that said anything about properties defined one of this type. */
    private static boolean definedBefore(Run<?, ?> build, String type) {
        for (Run<?, ?> run = build; run != null; run = run.getPreviousBuild()) {
            Defined defined = run.getAction(Defined.class);
            if (defined != null) {
                return defined.types.contains(type);
            }
        }
        return false;
    }

    /** Kept with a build: the class names of the properties that it defined. */
    private static final class Defined extends InvisibleAction {

        private final ArrayList<String> types;

        Defined(List<String> types) {
            this.types = new ArrayList<>(types);
        }
    }
}
