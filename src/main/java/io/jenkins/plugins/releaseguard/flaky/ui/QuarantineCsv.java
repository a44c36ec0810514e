package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.listing.Csv;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of flaky tests as CSV. */
final class QuarantineCsv {
    private QuarantineCsv() {}

    static String of(List<QuarantineRow> rows) {
        Csv csv = new Csv(
                "id",
                "test",
                "suite",
                "file",
                "class",
                "name",
                "occurrence",
                "job",
                "state",
                "overdue",
                "days",
                "in quarantine since",
                "priority",
                "ticket",
                "owner",
                "runs",
                "bad runs",
                "rate",
                "rate at least",
                "rate at most",
                "last failure",
                "last failure's job",
                "last failure's build",
                "minutes lost",
                "suspected",
                "proposed");
        rows.forEach(row -> csv.add(cells(row)));
        return csv.toString();
    }

    private static List<@Nullable Object> cells(QuarantineRow row) {
        return Arrays.asList(
                row.getId(),
                row.getName(),
                row.getSuite(),
                row.getFile(),
                row.getClassName(),
                row.getTestName(),
                row.getOccurrence(),
                row.getScope(),
                row.getState(),
                row.isOverdue(),
                row.getDays(),
                row.getQuarantinedSince(),
                row.getPriority(),
                row.getTicket(),
                row.getOwner(),
                row.getRuns(),
                row.getBadRuns(),
                row.getRate(),
                row.getRateLow(),
                row.getRateHigh(),
                row.getLastFailureAt(),
                row.getLastFailureJob(),
                row.getLastFailureBuild(),
                row.getMinutesLost(),
                row.getSuspectedAt(),
                row.getProposedPurpose());
    }
}
