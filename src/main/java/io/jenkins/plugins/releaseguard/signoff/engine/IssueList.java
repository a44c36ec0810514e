package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What testers found so far, and the rounds in which they found it. Built by reading a log from its beginning. */
public final class IssueList {

    private final Map<Integer, Issue> issues = new TreeMap<>();
    private int round = 1;

    IssueList() {}

    void read(Event event) {
        Fields fields = event.fields();
        int number = fields.number("issue");
        switch (event.kind()) {
            case ISSUE_REPORTED ->
                issues.put(number, new Issue(number, fields, event.author(), round, Issue.State.OPEN, null, null, ""));
            case ISSUE_TAKEN_OVER -> issues.put(number, Issue.of(fields));
            case ISSUE_DELEGATED ->
                issues.computeIfPresent(number, (n, issue) -> issue.delegatedTo(fields.person("to")));
            case ISSUE_RESOLVED ->
                issues.computeIfPresent(number, (n, issue) -> issue.resolved(event.author(), fields.text("context")));
            case ISSUE_REOPENED -> issues.computeIfPresent(number, (n, issue) -> issue.in(Issue.State.OPEN));
            case ISSUE_CLOSED -> issues.computeIfPresent(number, (n, issue) -> issue.in(Issue.State.CLOSED));
            case ROUND_OPENED -> round = fields.number("round");
            default -> {
                // Not about issues.
            }
        }
    }

    /** From 1. */
    public int round() {
        return round;
    }

    /** By number. */
    public List<Issue> all() {
        return List.copyOf(issues.values());
    }

    public Optional<Issue> find(int number) {
        return Optional.ofNullable(issues.get(number));
    }

    /** What no tester closed yet. */
    public List<Issue> unclosed() {
        return issues.values().stream().filter(issue -> !issue.isClosed()).toList();
    }

    /** Blockers that no tester closed yet. */
    public List<Issue> blockers() {
        return unclosed().stream().filter(Issue::isBlocker).toList();
    }

    int nextNumber() {
        return issues.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    /** Equal for lists in the same state: which issues there are, how bad, how far. */
    String text() {
        List<String> lines = new ArrayList<>();
        issues.values()
                .forEach(issue -> lines.add(
                        issue.number() + " " + issue.isBlocker() + " " + issue.state() + " " + issue.title()));
        return String.join("\n", lines);
    }
}
