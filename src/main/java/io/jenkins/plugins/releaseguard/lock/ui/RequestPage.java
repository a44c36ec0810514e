package io.jenkins.plugins.releaseguard.lock.ui;

import hudson.model.Api;
import hudson.model.ModelObject;
import io.jenkins.plugins.releaseguard.lock.act.LockActions;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.store.LockActs;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page of one request that holds locks or waits, and the acts on it: to release it by force, to move it. */
@ExportedBean(defaultVisibility = 2)
public final class RequestPage implements ModelObject {

    private final UUID id;

    RequestPage(UUID id) {
        this.id = id;
    }

    @Override
    public String getDisplayName() {
        return "Lock request";
    }

    /** The request as it is now; a page asks once. */
    public RequestNow getNow() {
        return RequestNow.of(id);
    }

    /** The request as it is now, for the remote API; null if it is gone, or can't be told. */
    @Exported(inline = true)
    public @Nullable PartyCell getRequest() {
        return getNow().getParty();
    }

    /** Where the lock's page is, from here. */
    public String path(String lock) {
        return "../../lock/" + LockAddress.of(new LockName(lock)) + "/";
    }

    /** Whether the user may act on locks. */
    public boolean isManageable() {
        return GuardPermissions.has(GuardPermissions.MANAGE_LOCKS);
    }

    /**
     * Takes the locks from the build, or takes it out of the queue.
     *
     * @param reason for the build's log and the history
     * @param keepRunning whether the block may run on without its locks; otherwise it is aborted
     */
    @RequirePOST
    public HttpResponse doForce(@QueryParameter @Nullable String reason, @QueryParameter boolean keepRunning) {
        return act(reason, why -> LockActions.forceRelease(id, why, keepRunning));
    }

    /**
     * Gives a waiting request another place.
     *
     * @param to {@code first} or {@code last}
     * @param reason for the history
     */
    @RequirePOST
    public HttpResponse doMove(@QueryParameter @Nullable String to, @QueryParameter @Nullable String reason) {
        return act(reason, why -> LockActions.move(id, place(to), why));
    }

    private HttpResponse act(@Nullable String reason, Consumer<String> work) {
        GuardPermissions.check(GuardPermissions.MANAGE_LOCKS);
        PartyCell before = getNow().getParty();
        String next = before == null ? "../../" : path(before.getLocks().get(0));
        return Act.of(reason, work).answer(next, this, "index.jelly");
    }

    private static LockActs.To place(@Nullable String to) {
        return Arrays.stream(LockActs.To.values())
                .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(to))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("to must be 'first' or 'last', but is '" + to + "'"));
    }

    public Api getApi() {
        return new Api(this);
    }
}
