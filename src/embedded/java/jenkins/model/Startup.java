package jenkins.model;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.AperiodicWork;
import hudson.model.PeriodicWork;
import hudson.model.Queue;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.Makers;
import io.jenkins.embedded.extension.AnnotatedMethods;
import io.jenkins.embedded.extension.Components;
import io.jenkins.embedded.extension.Notifications;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** The start of a controller, milestone after milestone. */
final class Startup implements Makers.Starter {
    @Override
    public Jenkins start(File home, Components components) throws IOException {
        if (Jenkins.getInstanceOrNull() != null) {
            throw new IllegalStateException("A controller runs already in this process");
        }
        Jenkins jenkins = new Jenkins(home, components);
        Jenkins.setInstance(jenkins);
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            List<AnnotatedMethods.Found<Initializer>> initializers = AnnotatedMethods.of(Initializer.class);
            for (InitMilestone milestone : InitMilestone.values()) {
                prepare(jenkins, milestone);
                jenkins.reach(milestone);
                for (AnnotatedMethods.Found<Initializer> initializer : initializers) {
                    if (initializer.annotation().after() == milestone) {
                        run(initializer);
                    }
                }
            }
            Notifications.send(ItemListener.all(), ItemListener::onLoaded);
            PeriodicWork.init();
            AperiodicWork.init();
            Queue.init(jenkins);
        } catch (IOException | RuntimeException | LinkageError x) {
            Jenkins.setInstance(null);
            throw x;
        }
        return jenkins;
    }

    /** What must be done for the milestone to be reached. */
    private static void prepare(Jenkins jenkins, InitMilestone milestone) throws IOException {
        switch (milestone) {
            case SYSTEM_CONFIG_LOADED -> {
                jenkins.load();
                jenkins.openNode();
            }
            case JOB_LOADED -> jenkins.loadItems();
            case JOB_CONFIG_ADAPTED -> jenkins.getQueue().load();
            default -> {}
        }
    }

    private static void run(AnnotatedMethods.Found<Initializer> initializer) throws IOException {
        if (!initializer.annotation().fatal()) {
            initializer.invokeLogged();
            return;
        }
        try {
            initializer.invoke();
        } catch (ReflectiveOperationException x) {
            throw new IOException("Initializer " + initializer.method() + " failed", x);
        }
    }
}
