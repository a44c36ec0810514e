package io.jenkins.plugins.releaseguard.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.platform.People;
import io.jenkins.plugins.releaseguard.signoff.engine.Cadence;
import io.jenkins.plugins.releaseguard.signoff.engine.Circle;
import io.jenkins.plugins.releaseguard.signoff.engine.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A policy for sign-offs, as an administrator or a configuration file writes it. */
public class SignOffPolicy implements Describable<SignOffPolicy> {

    private static final int MAX_HOURS = 24 * 365;

    private final String name;
    private String folder = "";
    private String users = "";
    private String groups = "";
    private String excludedUsers = "";
    private String excludedGroups = "";
    private String zone = "";
    private String windows = "";
    private String freezes = "";
    private int approvers = Policy.MIN_APPROVERS;
    private int followUpHours = (int) Policy.FOLLOW_UP.toHours();
    private boolean tokensMaySign;
    private boolean rollbackPlanOptional;
    private boolean onlyWhenAsked;
    private List<SignOffSlot> slots = new ArrayList<>();

    @DataBoundConstructor
    public SignOffPolicy(@Nullable String name) {
        this.name = name == null ? "" : name.strip();
    }

    public String getName() {
        return name;
    }

    /** Full name of the folder whose jobs it holds for; empty for all jobs. */
    public String getFolder() {
        return folder;
    }

    @DataBoundSetter
    public void setFolder(@Nullable String folder) {
        this.folder = text(folder);
    }

    /** Ids of users who may sign, with spaces or line ends between; with no users and no groups everybody who has the permission. */
    public String getUsers() {
        return users;
    }

    @DataBoundSetter
    public void setUsers(@Nullable String users) {
        this.users = text(users);
    }

    /** Names of groups whose members may sign, one in a line. */
    public String getGroups() {
        return groups;
    }

    @DataBoundSetter
    public void setGroups(@Nullable String groups) {
        this.groups = text(groups);
    }

    /** Ids of users who may not sign, even so. */
    public String getExcludedUsers() {
        return excludedUsers;
    }

    @DataBoundSetter
    public void setExcludedUsers(@Nullable String excludedUsers) {
        this.excludedUsers = text(excludedUsers);
    }

    /** Names of groups whose members may not sign, even so. */
    public String getExcludedGroups() {
        return excludedGroups;
    }

    @DataBoundSetter
    public void setExcludedGroups(@Nullable String excludedGroups) {
        this.excludedGroups = text(excludedGroups);
    }

    /** Time zone of windows and freezes, such as {@code Europe/Berlin}; empty for UTC. */
    public String getZone() {
        return zone;
    }

    @DataBoundSetter
    public void setZone(@Nullable String zone) {
        this.zone = text(zone);
    }

    /** When releases may be signed, one window in a line, such as {@code Mon-Fri 10:00-12:00}; empty for at any time. */
    public String getWindows() {
        return windows;
    }

    @DataBoundSetter
    public void setWindows(@Nullable String windows) {
        this.windows = text(windows);
    }

    /** When they may not, one in a line, such as {@code 2026-12-20..2027-01-06 holidays}. */
    public String getFreezes() {
        return freezes;
    }

    @DataBoundSetter
    public void setFreezes(@Nullable String freezes) {
        this.freezes = text(freezes);
    }

    /** How many different people must approve, from 2. */
    public int getApprovers() {
        return approvers;
    }

    @DataBoundSetter
    public void setApprovers(int approvers) {
        this.approvers = approvers;
    }

    /** Hours in which the second signature of an emergency must come, from 1. */
    public int getFollowUpHours() {
        return followUpHours;
    }

    @DataBoundSetter
    public void setFollowUpHours(int followUpHours) {
        this.followUpHours = followUpHours;
    }

    /** Whether an API token may sign for its user. */
    public boolean isTokensMaySign() {
        return tokensMaySign;
    }

    @DataBoundSetter
    public void setTokensMaySign(boolean tokensMaySign) {
        this.tokensMaySign = tokensMaySign;
    }

    /** Whether a release may come without a rollback plan. */
    public boolean isRollbackPlanOptional() {
        return rollbackPlanOptional;
    }

    @DataBoundSetter
    public void setRollbackPlanOptional(boolean rollbackPlanOptional) {
        this.rollbackPlanOptional = rollbackPlanOptional;
    }

    /** Whether it holds only for releases whose Jenkinsfile names it. */
    public boolean isOnlyWhenAsked() {
        return onlyWhenAsked;
    }

    @DataBoundSetter
    public void setOnlyWhenAsked(boolean onlyWhenAsked) {
        this.onlyWhenAsked = onlyWhenAsked;
    }

    /** Parts that the signatures must play. */
    public List<SignOffSlot> getSlots() {
        return slots;
    }

    @DataBoundSetter
    public void setSlots(@Nullable List<SignOffSlot> slots) {
        this.slots = slots == null ? new ArrayList<>() : new ArrayList<>(slots);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Whether it holds for releases of this job, whatever its Jenkinsfile asks for. */
    boolean holdsFor(String job) {
        return !onlyWhenAsked && (folder.isEmpty() || job.startsWith(folder + "/"));
    }

    /** @throws IllegalArgumentException naming the offending value */
    Policy policy() {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a policy needs a name");
        }
        if (followUpHours < 1 || followUpHours > MAX_HOURS) {
            throw new IllegalArgumentException("the second signature of an emergency must come within 1 to " + MAX_HOURS
                    + " hours, not " + followUpHours);
        }
        DeclaredLock.checkFolders(folders(folder));
        return new Policy(
                name,
                approvers,
                new Policy.Electorate(
                        circle(users, groups),
                        circle(excludedUsers, excludedGroups),
                        slots.stream().map(SignOffSlot::slot).toList()),
                Cadence.parse(zone, windows, freezes),
                tokensMaySign,
                !rollbackPlanOptional,
                Duration.ofHours(followUpHours));
    }

    private static List<String> folders(String folder) {
        return folder.isEmpty() ? List.of() : List.of(folder);
    }

    static Circle circle(String users, String groups) {
        Set<String> keys = Stream.of(users.split("[\\s,]+"))
                .filter(id -> !id.isEmpty())
                .map(People::key)
                .collect(Collectors.toSet());
        return new Circle(
                keys,
                groups.lines()
                        .map(String::strip)
                        .filter(group -> !group.isEmpty())
                        .collect(Collectors.toSet()));
    }

    /** Checks what the form says about one policy. */
    @Extension
    @Symbol("signOffPolicy")
    public static class DescriptorImpl extends Descriptor<SignOffPolicy> {

        @Override
        public String getDisplayName() {
            return "Policy";
        }

        @POST
        public FormValidation doCheckFolder(@QueryParameter String value) {
            return Checks.ofFolders(folders(value.strip()));
        }

        @POST
        public FormValidation doCheckWindows(@QueryParameter String value, @QueryParameter String zone) {
            return Checks.of(() -> Cadence.parse(zone, value, ""));
        }

        @POST
        public FormValidation doCheckFreezes(@QueryParameter String value) {
            return Checks.of(() -> Cadence.parse("", "", value));
        }

        @POST
        public FormValidation doCheckZone(@QueryParameter String value) {
            return Checks.of(() -> Cadence.parse(value, "", ""));
        }
    }
}
