package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeStep;
import io.jenkins.plugins.releaseguard.flaky.store.AgeOrder;
import io.jenkins.plugins.releaseguard.flaky.store.Ageing;
import io.jenkins.plugins.releaseguard.flaky.store.QuarantineSettings;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.flaky.store.Trends;
import io.jenkins.plugins.releaseguard.notify.Audience;
import io.jenkins.plugins.releaseguard.notify.News;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.ticket.TicketChange;
import io.jenkins.plugins.releaseguard.ticket.TicketPriority;
import io.jenkins.plugins.releaseguard.ticket.TicketSource;
import io.jenkins.plugins.releaseguard.ticket.TicketTracker;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Once an hour: lets the quarantine age, tells what came of it, keeps the trend, forgets old history once a day. */
@Extension
public class QuarantineWork extends AsyncPeriodicWork {
    private @Nullable LocalDate pruned;

    public QuarantineWork() {
        super("Release Guard quarantine");
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.HOURS.toMillis(1);
    }

    @Override
    public long getInitialDelay() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void execute(TaskListener listener) {
        try {
            Instant now = Time.now();
            Ageing ageing = Ageing.ofController();
            ageing.takeSteps(now);
            tell(ageing, TicketSource.ofController(), listener);
            Trends.ofController().keep(now);
            prune(LocalDate.ofInstant(now, ZoneOffset.UTC));
        } catch (DatabaseUnavailableException e) {
            listener.getLogger().println("Nothing done this time. " + e.getMessage());
        }
    }

    /** What can't be told now stays, and is tried again next time. */
    static void tell(Ageing ageing, TicketTracker tracker, TaskListener listener) {
        for (AgeOrder order : ageing.orders()) {
            try {
                TicketPriority priority = order.step() == AgeStep.MEDIUM ? TicketPriority.MEDIUM : TicketPriority.HIGH;
                tracker.tell(new TicketChange(order.id(), order.ticket(), priority, order.text()));
                if (order.step() == AgeStep.OVERDUE) {
                    overdue(order).tell();
                }
                ageing.told(order);
            } catch (IOException e) {
                listener.getLogger()
                        .println("Can't tell ticket " + RerunLog.printable(order.ticket()) + " now: " + e.getMessage());
            }
        }
    }

    private static News overdue(AgeOrder order) {
        Set<String> owner = order.owner().isEmpty() ? Set.of() : Set.of(order.owner());
        return new News(
                "Overdue in quarantine: " + order.text(),
                "quarantine/entry/" + order.entry() + "/",
                new Audience(owner, order.scope(), GuardPermissions.VIEW_QUARANTINE));
    }

    private void prune(LocalDate today) {
        if (!today.equals(pruned)) {
            LocalDate before = today.minusDays(QuarantineSettings.ofController().historyDays());
            TestHistory.ofController().prune(before);
            Trends.ofController().prune(before);
            pruned = today;
        }
    }
}
