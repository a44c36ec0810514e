package hudson.model;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jenkins.model.Jenkins;
import org.jvnet.tiger_types.Types;

/** Describes a job property. */
public abstract class JobPropertyDescriptor extends Descriptor<JobProperty<?>> {
    protected JobPropertyDescriptor(Class<? extends JobProperty<?>> clazz) {
        super(clazz);
    }

    protected JobPropertyDescriptor() {}

    /** Whether jobs of the type may have it; by default as the type parameter of the property says. */
    public boolean isApplicable(Class<? extends Job> jobType) {
        Type base = Types.getBaseClass(clazz, JobProperty.class);
        Class<?> wanted = Types.erasure(Types.getTypeArgument(base, 0, Job.class));
        return wanted.isAssignableFrom(jobType);
    }

    public static List<JobPropertyDescriptor> getPropertyDescriptors(Class<? extends Job> clazz) {
        List<JobPropertyDescriptor> applicable = new ArrayList<>();
        for (Descriptor<JobProperty<?>> descriptor : all()) {
            if (descriptor instanceof JobPropertyDescriptor d && d.isApplicable(clazz)) {
                applicable.add(d);
            }
        }
        return applicable;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Collection<Descriptor<JobProperty<?>>> all() {
        return (Collection) Jenkins.get().getDescriptorList((Class) JobProperty.class);
    }
}
