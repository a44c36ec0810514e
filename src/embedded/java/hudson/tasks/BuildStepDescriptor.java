package hudson.tasks;

import hudson.model.AbstractProject;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.List;

/** Descriptor of a {@link BuildStep}, which knows the kinds of job that it fits. */
public abstract class BuildStepDescriptor<T extends BuildStep & Describable<T>> extends Descriptor<T> {

    protected BuildStepDescriptor(Class<? extends T> clazz) {
        super(clazz);
    }

    protected BuildStepDescriptor() {}

    public abstract boolean isApplicable(Class<? extends AbstractProject> jobType);

    /** The descriptors among {@code base} that fit the type. */
    public static <T extends BuildStep & Describable<T>> List<Descriptor<T>> filter(
            List<Descriptor<T>> base, Class<? extends AbstractProject> type) {
        List<Descriptor<T>> applicable = new ArrayList<>();
        for (Descriptor<T> d : base) {
            if (!(d instanceof BuildStepDescriptor<?> step) || step.isApplicable(type)) {
                applicable.add(d);
            }
        }
        return applicable;
    }
}
