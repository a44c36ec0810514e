package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.notify.Audience;
import io.jenkins.plugins.releaseguard.notify.News;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.platform.People;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells whoever started a build that it was deprived of its locks. What a build does by itself isn't told: that it had to
 * wait too long, it says by its own result, unless {@code onTimeout: 'skip'} makes that a matter of course.
 */
@Extension
public final class LockNews extends LockListener {

    @Override
    public void on(LockEvent event) {
        LockRequest request = event.request();
        if (request != null && !request.isCooling()) {
            sentence(event, request)
                    .ifPresent(text -> news(event, request.owner(), text).tell());
        }
    }

    private static Optional<String> sentence(LockEvent event, LockRequest request) {
        String names = WaitReport.quoted(request.names());
        String build = request.owner().label();
        String why = event.reason().isEmpty() ? "" : ": " + event.reason();
        return switch (event.kind()) {
            case FORCED ->
                Optional.of(
                        request.isHeld()
                                ? "Lock " + names + " of " + build + " was released by force by " + event.user() + why
                                : build + " was taken out of the queue for lock " + names + " by " + event.user()
                                        + why);
            case LOST ->
                // Of a request that only waited nothing is missed.
                request.isHeld()
                        ? Optional.of("Lock " + names + " of " + build + " was lost"
                                + (why.isEmpty() ? ": it no longer ran, and left it behind" : why))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Who started a build of another controller only that one knows. */
    private static News news(LockEvent event, Owner owner, String text) {
        Run<?, ?> run = owner.controller().equals(ControllerHome.controllerId())
                ? Jobs.build(owner.job(), owner.build())
                : null;
        Set<String> users = run == null ? Set.of() : People.starters(run);
        String author = People.key(event.user());
        return new News(
                text,
                run == null ? "locks/" : run.getUrl(),
                new Audience(
                        users.stream()
                                .filter(user -> !People.key(user).equals(author))
                                .collect(Collectors.toSet()),
                        owner.job(),
                        GuardPermissions.VIEW_LOCKS));
    }
}
