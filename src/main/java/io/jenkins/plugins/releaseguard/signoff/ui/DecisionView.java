package io.jenkins.plugins.releaseguard.signoff.ui;

import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Aftermath;
import io.jenkins.plugins.releaseguard.signoff.engine.Check;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Verification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What became of a release after it went, as pages and the remote API show it: its checks, and what people decided. */
@ExportedBean(defaultVisibility = 3)
public final class DecisionView {

    /** What people do here. */
    static final List<Act> ACTS = List.of(Act.KEEP, Act.ROLL_BACK);

    private final Gate gate;
    private final Aftermath aftermath;
    private final Function<Act, ActForm> forms;

    /** @param forms the form of an act for the current user */
    DecisionView(Gate gate, Function<Act, ActForm> forms) {
        this.gate = gate;
        this.aftermath = gate.aftermath();
        this.forms = forms;
    }

    /** Such as {@code kept}. */
    @Exported
    public String getOutcome() {
        return aftermath.decision().outcome().words();
    }

    /** Whether people have to decide. */
    @Exported
    public boolean isUndecided() {
        return aftermath.undecidedSince().isPresent();
    }

    /** Whether the latest smoke tests didn't all pass. */
    @Exported
    public boolean isFailed() {
        return aftermath.hasFailed();
    }

    /** Whether the release may still be kept or rolled back. */
    public boolean isOpen() {
        return !aftermath.decision().isMade();
    }

    public boolean isRolledBack() {
        return aftermath.decision().isRolledBack();
    }

    /** All verifications, the latest first. */
    @Exported
    public List<VerificationView> getVerifications() {
        List<VerificationView> views = new ArrayList<>();
        aftermath.verifications().forEach(verification -> views.add(new VerificationView(verification)));
        Collections.reverse(views);
        return views;
    }

    /** The latest verification; null if there was none. */
    public @Nullable VerificationView getLatest() {
        Verification latest = aftermath.verification();
        return latest == null ? null : new VerificationView(latest);
    }

    /** The verifications before the latest, the newest first. */
    public List<VerificationView> getEarlier() {
        return getVerifications().stream().skip(1).toList();
    }

    /** What those said who stand for the outcome. */
    @Exported
    public List<GateView.EntryView> getVoices() {
        return aftermath.decision().voices().stream()
                .map(GateView.EntryView::new)
                .toList();
    }

    /** Who is missing for a decision; empty when nobody is. */
    @Exported
    public String getMissing() {
        return aftermath.missing().orElse("");
    }

    /** How to go back; empty if nobody said. */
    public String getRollbackPlan() {
        return gate.opening().rollbackPlan();
    }

    /** For a build's page, such as {@code 2 of 2 checks passed, kept}. */
    public String getSummary() {
        Verification latest = aftermath.verification();
        boolean open = aftermath.decision().outcome() == Decision.Outcome.OPEN;
        String tests = latest == null ? "" : latest.isRunning() ? "smoke tests are running" : latest.summary();
        String decision = open ? (isUndecided() ? "waits for a decision" : "") : getOutcome();
        return tests + (tests.isEmpty() || decision.isEmpty() ? "" : ", ") + decision;
    }

    /** What the current user can do now. */
    public List<ActForm> getForms() {
        return forms().filter(ActForm::isOffered).toList();
    }

    /** What the current user can't do now, each with the reason; nothing once it is decided. */
    public List<ActForm> getRefusals() {
        return forms().filter(form -> !form.isOffered()).toList();
    }

    private Stream<ActForm> forms() {
        return switch (aftermath.decision().outcome()) {
            case OPEN -> Stream.of(keep(), forms.apply(Act.ROLL_BACK));
            case KEEP_PROPOSED -> Stream.of(keep().labelled("Agree to keep it"), forms.apply(Act.ROLL_BACK));
            case ROLLED_BACK -> Stream.of(forms.apply(Act.ROLL_BACK).labelled("Confirm the roll-back"));
            case KEPT, ROLL_BACK_CONFIRMED -> Stream.empty();
        };
    }

    private ActForm keep() {
        ActForm keep = forms.apply(Act.KEEP);
        return isFailed() ? keep.needingReason() : keep;
    }

    /** One verification. */
    @ExportedBean(defaultVisibility = 3)
    public static final class VerificationView {

        private final Verification verification;

        VerificationView(Verification verification) {
            this.verification = verification;
        }

        @Exported
        public String getBuild() {
            return verification.build().display();
        }

        /** The page of the build below the root URL; null when the build is gone, or the user may not see it. */
        public @Nullable String getBuildUrl() {
            return Jobs.readableBuildUrl(
                    verification.build().job(), verification.build().number());
        }

        @Exported
        public Date getBegun() {
            return Date.from(verification.begun().at());
        }

        public String getBegunText() {
            return GateView.text(verification.begun().at());
        }

        @Exported
        public boolean isRunning() {
            return verification.isRunning();
        }

        @Exported
        public boolean isPassed() {
            return verification.isPassed();
        }

        /** What failed outside of any check; empty if nothing did. */
        @Exported
        public String getProblem() {
            return verification.problem();
        }

        /** Why no build waits for the decision any more; empty while one does. */
        @Exported
        public String getAbandoned() {
            return verification.abandoned();
        }

        @Exported
        public String getSummary() {
            return verification.summary();
        }

        @Exported
        public String getOutcome() {
            return verification.decision().outcome().words();
        }

        @Exported
        public List<CheckView> getChecks() {
            return verification.checks().stream()
                    .map(check -> new CheckView(check, verification.isRunning()))
                    .toList();
        }
    }

    /** One check. */
    @ExportedBean(defaultVisibility = 4)
    public static final class CheckView {

        private final Check check;
        private final boolean pending;

        CheckView(Check check, boolean pending) {
            this.check = check;
            this.pending = pending;
        }

        @Exported
        public String getName() {
            return check.name();
        }

        /** {@code passed}, {@code failed}, {@code not run}, or {@code pending} until the smoke tests have ended. */
        @Exported
        public String getResult() {
            return pending ? "pending" : check.result().words();
        }

        /** For its color. */
        public String getTone() {
            return pending ? "waiting" : check.isPassed() ? "signed" : "rejected";
        }

        @Exported
        public long getMillis() {
            return check.took().toMillis();
        }

        public String getTook() {
            return String.format(Locale.ROOT, "%.1f s", check.took().toMillis() / 1000.0);
        }

        /** Why it failed; empty if it didn't. */
        @Exported
        public String getDetail() {
            return check.detail();
        }
    }
}
