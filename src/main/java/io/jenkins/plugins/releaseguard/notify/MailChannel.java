package io.jenkins.plugins.releaseguard.notify;

import hudson.Extension;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.OwnThread;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Mails news to whom they are for and to the configured addresses. In a thread of its own: a mail server that hangs keeps
 * nothing waiting but other mail. Does nothing where the plugin is missing that knows the mail server.
 */
@Extension
public final class MailChannel implements News.Listener {

    /** How many news may wait for the mail server. */
    static final int CAPACITY = 1_000;

    private static final Logger LOGGER = Logger.getLogger(MailChannel.class.getName());
    private static final int LONGEST_SUBJECT = 150;

    private final OwnThread thread = new OwnThread("release-guard-mail");
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean missing = new AtomicBoolean();

    @Override
    public void hear(News news) {
        if (waiting.incrementAndGet() > CAPACITY) {
            waiting.decrementAndGet();
            LOGGER.log(Level.WARNING, "Not mailed, since {0} news wait for the mail server already: {1}", new Object[] {
                CAPACITY, news.text()
            });
            return;
        }
        thread.after(Duration.ZERO, () -> {
            waiting.decrementAndGet();
            mail(news);
        });
    }

    private void mail(News news) {
        try {
            Set<String> addresses =
                    new LinkedHashSet<>(MailSettings.ofController().mailAddresses());
            news.audience()
                    .admitted()
                    .forEach(user -> MailServer.addressOf(user).ifPresent(addresses::add));
            if (!addresses.isEmpty()) {
                MailServer.send(addresses, subject(news), body(news));
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Not mailed: {0} {1}", new Object[] {news.text(), e.getMessage()});
        } catch (LinkageError e) {
            // The plugin is optional, and so are its classes.
            if (missing.compareAndSet(false, true)) {
                LOGGER.log(Level.INFO, "Release Guard can't mail news: the plugin Mailer isn't installed");
            }
        }
    }

    private static String subject(News news) {
        String text = news.text();
        return text.length() <= LONGEST_SUBJECT ? text : text.substring(0, LONGEST_SUBJECT) + "…";
    }

    private static String body(News news) {
        String root = ControllerHome.rootUrl();
        String page = root.isEmpty()
                ? news.url() + " on Jenkins, which doesn't know its own address (Manage Jenkins › System › Jenkins URL)"
                : root + news.url();
        return news.text() + "\n\n" + page + "\n\n-- \nRelease Guard tells who takes part, and the addresses that an"
                + " administrator named.\n";
    }
}
