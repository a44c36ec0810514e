package hudson.model;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import hudson.slaves.RetentionStrategy;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.logging.LogRecord;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The controller's own process as a computer: always there. */
class BuiltInComputer extends Computer {
    BuiltInComputer(Jenkins jenkins) {
        super(jenkins);
    }

    @Override
    public String getDisplayName() {
        return "Built-In Node";
    }

    @Override
    public String getUrl() {
        return "computer/(built-in)/";
    }

    @Override
    public VirtualChannel getChannel() {
        return FilePath.localChannel;
    }

    @Override
    public Charset getDefaultCharset() {
        return Charset.defaultCharset();
    }

    @Override
    public List<LogRecord> getLogRecords() {
        return List.of();
    }

    @Override
    public Boolean isUnix() {
        return File.pathSeparatorChar == ':';
    }

    @Override
    public RetentionStrategy getRetentionStrategy() {
        return RetentionStrategy.NOOP;
    }

    @Override
    protected Future<?> _connect(boolean forceReconnect) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void doLaunchSlaveAgent(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
        throw new IOException("The built-in node is no agent: nothing launches it");
    }
}
