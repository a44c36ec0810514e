package jenkins.model;

import hudson.init.Terminator;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.extension.AnnotatedMethods;
import io.jenkins.embedded.extension.Notifications;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import jenkins.util.Timer;

/** The orderly end of a controller. */
final class Shutdown {
    private static final Logger LOGGER = Logger.getLogger(Shutdown.class.getName());
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(10);

    private final Jenkins jenkins;

    Shutdown(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    void run() {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            Notifications.send(ItemListener.all(), ItemListener::onBeforeShutdown);
            AnnotatedMethods.of(Terminator.class).forEach(AnnotatedMethods.Found::invokeLogged);
            jenkins.getQueue().save();
            jenkins.getComputersCollection().forEach(Computer::interrupt);
            for (Computer computer : jenkins.getComputersCollection()) {
                computer.getAllExecutors().forEach(this::await);
            }
            Timer.shutdown();
        } finally {
            Jenkins.setInstance(null);
        }
    }

    private void await(Executor executor) {
        try {
            executor.join(PATIENCE);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
        if (executor.isAlive()) {
            LOGGER.warning(() -> executor.getName() + " doesn't end");
        }
    }
}
