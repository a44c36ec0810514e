package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.releaseguard.flaky.report.CaseList;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import jenkins.MasterToSlaveFileCallable;

/** Reads what every test of some reports did, on the agent, for the history. */
final class AllCases extends MasterToSlaveFileCallable<CaseList> {
    private static final long serialVersionUID = 1;

    @Override
    public CaseList invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        CaseList.Packer packer = new CaseList.Packer();
        for (Map.Entry<String, File> report :
                ReportFiles.matching(new File(folder, MergeReports.KEPT), "**").entrySet()) {
            try (InputStream in = Files.newInputStream(report.getValue().toPath())) {
                packer.add(report.getKey(), in);
            }
        }
        return packer.packed();
    }
}
