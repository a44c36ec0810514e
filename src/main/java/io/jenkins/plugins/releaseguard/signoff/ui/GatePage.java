package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.ModelObject;
import hudson.util.HttpResponses;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Signature;
import io.jenkins.plugins.releaseguard.signoff.engine.Signing;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** One gate as pages and the remote API show it, and the two acts on it. */
@ExportedBean(defaultVisibility = 2)
public final class GatePage implements ModelObject {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

    private final Gate gate;

    GatePage(Gate gate) {
        this.gate = gate;
    }

    @Override
    public String getDisplayName() {
        return "Release " + gate.version();
    }

    @Exported
    public String getId() {
        return gate.id().toString();
    }

    @Exported
    public String getVersion() {
        return gate.version().value();
    }

    /** Below the root URL. */
    public String getUrl() {
        return HeldGates.pageOf(gate.id());
    }

    @Exported
    public String getBuild() {
        return gate.build().display();
    }

    /** The page of the build below the root URL; null when the build is gone. */
    public @Nullable String getBuildUrl() {
        return Jobs.readableBuildUrl(gate.build().job(), gate.build().number());
    }

    /** Who started the build; null when no person did. */
    @Exported
    public @Nullable String getRequester() {
        return gate.requester() == null ? null : gate.requester().display();
    }

    /** Such as {@code waiting}. */
    @Exported
    public String getState() {
        return gate.stateName();
    }

    public boolean isWaiting() {
        return gate.state() == GateState.WAITING;
    }

    /** How many more people must sign. */
    @Exported
    public int getMissing() {
        return gate.missing();
    }

    /** How many people approved. */
    public int getApproved() {
        return gate.approved();
    }

    @Exported
    public int getApprovals() {
        return gate.approvals();
    }

    @Exported
    public Date getOpened() {
        return Date.from(gate.opened());
    }

    public String getOpenedText() {
        return text(gate.opened());
    }

    @Exported
    public List<SignatureView> getSignatures() {
        return gate.signatures().stream().map(SignatureView::new).toList();
    }

    /** Why the current user can't sign now; null when they can. */
    public @Nullable String getBarrier() {
        return SigningUser.barrier(gate).orElse(null);
    }

    public Api getApi() {
        return new Api(this);
    }

    boolean isVisible() {
        return Jobs.readable(gate.build().job()) != null;
    }

    /** @param reason why the release may go */
    @RequirePOST
    public HttpResponse doApprove(@QueryParameter String reason) {
        return sign(Decision.APPROVE, reason);
    }

    /** @param reason what is wrong with the release */
    @RequirePOST
    public HttpResponse doReject(@QueryParameter String reason) {
        return sign(Decision.REJECT, reason);
    }

    private HttpResponse sign(Decision decision, @Nullable String reason) {
        GuardPermissions.check(GuardPermissions.SIGN);
        Signing signing;
        try {
            signing = SigningUser.current()
                    .map(person -> signAs(person, decision, reason))
                    .orElseGet(() -> new Signing.Refused(SigningUser.NOBODY));
        } catch (DatabaseUnavailableException e) {
            throw new Failure(e.getMessage());
        }
        if (signing instanceof Signing.Refused refused) {
            throw new Failure(refused.why());
        }
        return HttpResponses.redirectToDot();
    }

    private Signing signAs(Person person, Decision decision, @Nullable String reason) {
        return ControllerGates.get()
                .sign(
                        gate.id(),
                        new Signature(
                                person,
                                decision,
                                reason == null ? "" : reason.strip(),
                                Time.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    private static String text(Instant instant) {
        return TIME.withZone(ZoneId.systemDefault()).format(instant);
    }

    /** One signature as pages and the remote API show it. */
    @ExportedBean(defaultVisibility = 2)
    public static final class SignatureView {

        private final Signature signature;

        SignatureView(Signature signature) {
            this.signature = signature;
        }

        @Exported
        public String getUser() {
            return signature.person().id();
        }

        @Exported
        public String getName() {
            return signature.person().display();
        }

        /** {@code approve} or {@code reject}. */
        @Exported
        public String getDecision() {
            return signature.decision().name().toLowerCase(Locale.ROOT);
        }

        @Exported
        public String getReason() {
            return signature.reason();
        }

        @Exported
        public Date getAt() {
            return Date.from(signature.at());
        }

        public String getAtText() {
            return text(signature.at());
        }
    }
}
