package io.jenkins.plugins.releaseguard.signoff.ui;

import io.jenkins.plugins.releaseguard.signoff.engine.Issue;
import io.jenkins.plugins.releaseguard.signoff.engine.LogEntry;
import io.jenkins.plugins.releaseguard.signoff.engine.Narration;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Signature;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The parts of a release as pages and the remote API show them. */
public final class GateView {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

    private GateView() {}

    static String text(Instant instant) {
        return TIME.withZone(ZoneId.systemDefault()).format(instant);
    }

    static @Nullable String display(@Nullable Person person) {
        return person == null ? null : person.display();
    }

    /** One signature. */
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
            return signature.approval() ? "approve" : "reject";
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

        @Exported
        public int getRound() {
            return signature.basis().round();
        }

        /** Why it counts no more; null while it counts. */
        @Exported
        public @Nullable String getVoid() {
            return signature.lost();
        }
    }

    /** One issue. */
    @ExportedBean(defaultVisibility = 2)
    public static final class IssueView {

        private final Issue issue;
        private final List<ActForm> forms;

        IssueView(Issue issue, List<ActForm> forms) {
            this.issue = issue;
            this.forms = forms;
        }

        @Exported
        public int getNumber() {
            return issue.number();
        }

        @Exported
        public String getTitle() {
            return issue.title();
        }

        @Exported
        public boolean isBlocker() {
            return issue.isBlocker();
        }

        /** {@code open}, {@code resolved} or {@code closed}. */
        @Exported
        public String getState() {
            return issue.state().words();
        }

        /** In which it was reported; 0 if that isn't known. */
        @Exported
        public int getRound() {
            return issue.round();
        }

        @Exported
        public String getSteps() {
            return issue.details().text("steps");
        }

        /** {@code yes}, {@code no}, {@code not tried} or empty. */
        @Exported
        public String getProduction() {
            return issue.details().text("production");
        }

        /** An http or https address, or empty. */
        @Exported
        public String getRecording() {
            return issue.details().text("recording");
        }

        /** An http or https address, or empty. */
        @Exported
        public String getTicket() {
            return issue.details().text("ticket");
        }

        /** What the owner said when it was resolved; empty before. */
        @Exported
        public String getContext() {
            return issue.context();
        }

        @Exported
        public @Nullable String getReporter() {
            return display(issue.reporter());
        }

        /** Who resolves it instead of the owner; null for the owner. */
        @Exported
        public @Nullable String getDelegate() {
            return display(issue.delegate());
        }

        /** What the current user can do to it. */
        public List<ActForm> getForms() {
            return forms;
        }
    }

    /** One entry of the log. */
    @ExportedBean(defaultVisibility = 2)
    public static final class EntryView {

        private final LogEntry entry;

        EntryView(LogEntry entry) {
            this.entry = entry;
        }

        @Exported
        public int getPosition() {
            return entry.position();
        }

        @Exported
        public Date getAt() {
            return Date.from(entry.at());
        }

        public String getAtText() {
            return text(entry.at());
        }

        @Exported
        public String getKind() {
            return entry.event().kind().name();
        }

        @Exported
        public String getText() {
            return Narration.tell(entry);
        }

        /** Where the request came from; empty if from nowhere. */
        @Exported
        public String getAddress() {
            return entry.event().fields().text("address");
        }

        /** How the person was logged in; empty if no person did it. */
        @Exported
        public String getLogin() {
            return entry.event().fields().text("login");
        }

        @Exported
        public String getHash() {
            return entry.hash();
        }
    }

    /** Somebody's part in the release. */
    public static final class Part {

        private final String name;
        private final String who;

        Part(String name, String who) {
            this.name = name;
            this.who = who;
        }

        public String getName() {
            return name;
        }

        public String getWho() {
            return who;
        }
    }
}
