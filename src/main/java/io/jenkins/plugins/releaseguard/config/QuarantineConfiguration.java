package io.jenkins.plugins.releaseguard.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeLimits;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Glob;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Policy;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Priority;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.QuarantineSettings;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.ticket.LinkedTickets;
import io.jenkins.plugins.releaseguard.ticket.TicketSource;
import io.jenkins.plugins.releaseguard.ticket.TicketTracker;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The rules of the quarantine, and where tickets are. Numbers below their least value count as that. */
@Extension
@Symbol("releaseGuardQuarantine")
public class QuarantineConfiguration extends GlobalConfiguration implements QuarantineSettings, TicketSource {
    private static final String OWNER = "Dev Automation";

    /** A hundred years; what is more, no date of a database holds. */
    private static final int MOST_DAYS = 36_500;

    private int mediumDays = AgeLimits.DEFAULT.medium();
    private int highDays = AgeLimits.DEFAULT.high();
    private int overdueDays = AgeLimits.DEFAULT.overdue();
    private int returnDays = AgeLimits.DEFAULT.returning();
    private boolean amnestyEnds = true;
    private int agreements = Policy.Approvals.DEFAULT.normal();
    private int agreementsForHigh = Policy.Approvals.DEFAULT.high();
    private String highPriorityTests = "";
    private int watchedPasses = Policy.Watching.DEFAULT.passes();
    private int onDemandRuns = Policy.Watching.DEFAULT.onDemand();
    private int brokenAfter = Policy.Watching.DEFAULT.broken();
    private String onDemandJob = "";
    private String owner = OWNER;
    private String ticketUrl = "";
    private int historyDays = 180;

    public QuarantineConfiguration() {
        load();
    }

    public static QuarantineConfiguration get() {
        return ExtensionList.lookupSingleton(QuarantineConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Release Guard: quarantine";
    }

    @Override
    public Policy policy() {
        int high = Math.max(highDays, mediumDays + 1);
        return new Policy(
                new AgeLimits(mediumDays, high, Math.max(overdueDays, high + 1), returnDays),
                new Policy.Approvals(agreements, agreementsForHigh),
                new Policy.Watching(watchedPasses, onDemandRuns, brokenAfter),
                amnestyEnds);
    }

    @Override
    public Priority priority(String scope, TestId test) {
        String name = test.className().isEmpty() ? test.name() : test.className() + "." + test.name();
        boolean high = Glob.lines(highPriorityTests).stream().anyMatch(glob -> glob.matches(name));
        return high ? Priority.HIGH : Priority.NORMAL;
    }

    @Override
    public int historyDays() {
        return historyDays;
    }

    @Override
    public String defaultOwner() {
        return owner;
    }

    @Override
    public String onDemandJob() {
        return onDemandJob;
    }

    @Override
    public TicketTracker tracker() {
        return new LinkedTickets(ticketUrl);
    }

    public int getMediumDays() {
        return mediumDays;
    }

    @DataBoundSetter
    public void setMediumDays(int mediumDays) {
        this.mediumDays = between(1, mediumDays, MOST_DAYS);
        save();
    }

    public int getHighDays() {
        return highDays;
    }

    @DataBoundSetter
    public void setHighDays(int highDays) {
        this.highDays = between(1, highDays, MOST_DAYS);
        save();
    }

    public int getOverdueDays() {
        return overdueDays;
    }

    @DataBoundSetter
    public void setOverdueDays(int overdueDays) {
        this.overdueDays = between(1, overdueDays, MOST_DAYS);
        save();
    }

    public int getReturnDays() {
        return returnDays;
    }

    @DataBoundSetter
    public void setReturnDays(int returnDays) {
        this.returnDays = between(0, returnDays, MOST_DAYS);
        save();
    }

    public boolean isAmnestyEnds() {
        return amnestyEnds;
    }

    @DataBoundSetter
    public void setAmnestyEnds(boolean amnestyEnds) {
        this.amnestyEnds = amnestyEnds;
        save();
    }

    public int getAgreements() {
        return agreements;
    }

    @DataBoundSetter
    public void setAgreements(int agreements) {
        this.agreements = Math.max(1, agreements);
        save();
    }

    public int getAgreementsForHigh() {
        return agreementsForHigh;
    }

    @DataBoundSetter
    public void setAgreementsForHigh(int agreementsForHigh) {
        this.agreementsForHigh = Math.max(1, agreementsForHigh);
        save();
    }

    /** Patterns of important tests, {@code package.Class.name} with {@code *}, one a line. */
    public String getHighPriorityTests() {
        return highPriorityTests;
    }

    @DataBoundSetter
    public void setHighPriorityTests(@Nullable String highPriorityTests) {
        this.highPriorityTests = highPriorityTests == null ? "" : highPriorityTests;
        save();
    }

    public int getWatchedPasses() {
        return watchedPasses;
    }

    @DataBoundSetter
    public void setWatchedPasses(int watchedPasses) {
        this.watchedPasses = Math.max(1, watchedPasses);
        save();
    }

    public int getOnDemandRuns() {
        return onDemandRuns;
    }

    @DataBoundSetter
    public void setOnDemandRuns(int onDemandRuns) {
        this.onDemandRuns = Math.max(1, onDemandRuns);
        save();
    }

    public int getBrokenAfter() {
        return brokenAfter;
    }

    @DataBoundSetter
    public void setBrokenAfter(int brokenAfter) {
        this.brokenAfter = Math.max(1, brokenAfter);
        save();
    }

    public String getOnDemandJob() {
        return onDemandJob;
    }

    @DataBoundSetter
    public void setOnDemandJob(@Nullable String onDemandJob) {
        this.onDemandJob = onDemandJob == null ? "" : onDemandJob.strip();
        save();
    }

    public String getOwner() {
        return owner;
    }

    @DataBoundSetter
    public void setOwner(@Nullable String owner) {
        this.owner = owner == null || owner.isBlank() ? OWNER : owner.strip();
        save();
    }

    public String getTicketUrl() {
        return ticketUrl;
    }

    @DataBoundSetter
    public void setTicketUrl(@Nullable String ticketUrl) {
        this.ticketUrl = ticketUrl == null ? "" : ticketUrl.strip();
        save();
    }

    public int getHistoryDays() {
        return historyDays;
    }

    @DataBoundSetter
    public void setHistoryDays(int historyDays) {
        this.historyDays = between(1, historyDays, MOST_DAYS);
        save();
    }

    @POST
    public FormValidation doCheckHighDays(@QueryParameter int value, @QueryParameter int mediumDays) {
        GuardPermissions.checkAdministrator();
        return value > mediumDays
                ? FormValidation.ok()
                : FormValidation.error("Must be more than the days to medium priority, " + mediumDays);
    }

    @POST
    public FormValidation doCheckOverdueDays(@QueryParameter int value, @QueryParameter int highDays) {
        GuardPermissions.checkAdministrator();
        return value > highDays
                ? FormValidation.ok()
                : FormValidation.error("Must be more than the days to high priority, " + highDays);
    }

    @POST
    public FormValidation doCheckTicketUrl(@QueryParameter String value) {
        GuardPermissions.checkAdministrator();
        return value.isBlank() || new LinkedTickets(value.strip()).link("X-1").isPresent()
                ? FormValidation.ok()
                : FormValidation.error("Must be an http or https URL with {ticket} in it, or empty");
    }

    private static int between(int least, int value, int most) {
        return Math.max(least, Math.min(value, most));
    }
}
