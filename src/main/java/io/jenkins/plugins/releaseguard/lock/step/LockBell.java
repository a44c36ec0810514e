package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.Notifications;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears when another controller of the same PostgreSQL has granted something to this one, or taken it away, so that
 * nobody waits for the next look. A hint: whoever doesn't hear it finds out by looking.
 */
final class LockBell {

    private static final Logger LOGGER = Logger.getLogger(LockBell.class.getName());
    private static final Duration LISTENING = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Runnable ring;
    private @Nullable Listening listening;

    /** @param ring called when there is something to look at; must not block */
    LockBell(Runnable ring) {
        this.ring = ring;
    }

    /** Listens to this database from now on, if it can tell anything. */
    synchronized void hang(DatabaseSettings settings) {
        if (listening != null && listening.settings.equals(settings)) {
            return;
        }
        takeDown();
        if (!settings.isEmbedded()) {
            listening = new Listening(settings, ControllerHome.controllerId(), ring);
            listening.start();
        }
    }

    synchronized void takeDown() {
        if (listening != null) {
            listening.end();
            listening = null;
        }
    }

    /** A thread, since the driver's connection has to be waited on. */
    private static final class Listening extends Thread {

        private final DatabaseSettings settings;
        private final String controller;
        private final Runnable ring;
        private volatile boolean ended;
        private volatile @Nullable Notifications open;

        Listening(DatabaseSettings settings, String controller, Runnable ring) {
            super("release-guard-bell");
            this.settings = settings;
            this.controller = controller;
            this.ring = ring;
            setDaemon(true);
            setContextClassLoader(LockBell.class.getClassLoader());
        }

        @Override
        public void run() {
            while (!ended) {
                try (Notifications notifications = Notifications.of(settings, LockStore.CHANNEL)) {
                    open = notifications;
                    // What was told before isn't heard.
                    ring.run();
                    listen(notifications);
                } catch (SQLException e) {
                    LOGGER.log(Level.FINE, "Not told by PostgreSQL for now", e);
                    rest();
                }
            }
        }

        private void listen(Notifications notifications) throws SQLException {
            while (!ended) {
                if (notifications.await(LISTENING).contains(controller)) {
                    ring.run();
                }
            }
        }

        private synchronized void rest() {
            try {
                if (!ended) {
                    wait(RETRY.toMillis());
                }
            } catch (InterruptedException e) {
                ended = true;
            }
        }

        /** Closes the connection, too: the thread waits in it. */
        void end() {
            ended = true;
            synchronized (this) {
                notifyAll();
            }
            try {
                Notifications waitedOn = open;
                if (waitedOn != null) {
                    waitedOn.close();
                }
            } catch (SQLException e) {
                LOGGER.log(Level.FINE, "The connection was broken already", e);
            }
        }
    }
}
