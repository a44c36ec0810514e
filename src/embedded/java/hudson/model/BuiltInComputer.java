package hudson.model;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import hudson.slaves.RetentionStrategy;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.logging.LogRecord;
import jenkins.model.Jenkins;

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
        return java.io.File.pathSeparatorChar == ':';
    }

    @Override
    public RetentionStrategy getRetentionStrategy() {
        return RetentionStrategy.NOOP;
    }

    @Override
    protected Future<?> _connect(boolean forceReconnect) {
        return CompletableFuture.completedFuture(null);
    }
}
