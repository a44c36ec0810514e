package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.listing.Csv;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The tests to run by hand before a release, because they are in quarantine and their failures don't count. */
@ExportedBean(defaultVisibility = 2)
public final class ManualPlan {
    private final List<QuarantineRow> tests;

    ManualPlan(List<QuarantineRow> tests) {
        this.tests = tests;
    }

    @Exported(inline = true)
    public List<QuarantineRow> getTests() {
        return tests;
    }

    public String getCsv() {
        Csv csv = new Csv("test", "suite", "file", "job", "priority", "ticket", "owner", "days", "result", "tester");
        for (QuarantineRow test : tests) {
            csv.add(Arrays.<@Nullable Object>asList(
                    test.getName(),
                    test.getSuite(),
                    test.getFile(),
                    test.getScope(),
                    test.getPriority(),
                    test.getTicket(),
                    test.getOwner(),
                    test.getDays(),
                    "",
                    ""));
        }
        return csv.toString();
    }

    /** A list of things to tick off, in GitHub's flavour. */
    public String getMarkdown() {
        StringBuilder text = new StringBuilder("# Manual regression plan\n\n");
        if (tests.isEmpty()) {
            text.append("No test is in quarantine.\n");
        }
        for (QuarantineRow test : tests) {
            text.append("- [ ] ").append(escaped(test.getName()));
            text.append(" (").append(escaped(test.getScope()));
            text.append(", priority ").append(test.getPriority());
            text.append(", ticket ").append(escaped(test.getTicket()));
            text.append(", owner ").append(escaped(test.getOwner())).append(")\n");
        }
        return text.toString();
    }

    /** Nothing in a name is markup: no HTML, no link, no new line. */
    private static String escaped(@Nullable String text) {
        return text == null
                ? ""
                : text.replaceAll("\\p{Cntrl}", " ")
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replaceAll("([\\\\`*_{}\\[\\]()#+!|~>-])", "\\\\$1");
    }
}
