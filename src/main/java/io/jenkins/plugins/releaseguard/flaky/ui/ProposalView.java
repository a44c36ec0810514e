package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Agreement;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What was proposed for a test, and who agreed. Times are in ISO 8601 and UTC. */
@ExportedBean(defaultVisibility = 2)
public final class ProposalView {
    private final Proposal proposal;

    ProposalView(Proposal proposal) {
        this.proposal = proposal;
    }

    @Exported
    public String getPurpose() {
        return proposal.purpose().name();
    }

    public String getPurposeText() {
        return proposal.purpose().text();
    }

    @Exported
    public String getTicket() {
        return proposal.ticket();
    }

    @Exported
    public String getOwner() {
        return proposal.owner();
    }

    @Exported
    public String getReason() {
        return proposal.reason();
    }

    /** Id of the person. */
    @Exported
    public String getBy() {
        return proposal.by().id();
    }

    public String getName() {
        return proposal.by().name();
    }

    @Exported
    public String getAt() {
        return proposal.at().toString();
    }

    public String getAtText() {
        return Moments.minute(proposal.at());
    }

    @Exported(inline = true)
    public List<AgreementView> getAgreements() {
        return proposal.agreements().stream().map(AgreementView::new).toList();
    }

    /** One person's agreement. */
    @ExportedBean(defaultVisibility = 2)
    public static final class AgreementView {
        private final Agreement agreement;

        AgreementView(Agreement agreement) {
            this.agreement = agreement;
        }

        /** Id of the person. */
        @Exported
        public String getBy() {
            return agreement.by().id();
        }

        public String getName() {
            return agreement.by().name();
        }

        @Exported
        public String getAt() {
            return agreement.at().toString();
        }

        public String getAtText() {
            return Moments.minute(agreement.at());
        }

        @Exported
        public String getNote() {
            return agreement.note();
        }
    }
}
