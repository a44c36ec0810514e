package io.jenkins.plugins.releaseguard.lock.ui.command;

import hudson.AbortException;
import hudson.Extension;
import hudson.cli.CLICommand;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.act.LockActions;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRefusedException;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.lock.store.LockActs;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.kohsuke.args4j.Argument;
import org.kohsuke.args4j.Option;

/** The command {@code release-guard-locks}: shows locks, and does what the Locks page lets people do. */
@Extension
public class LocksCommand extends CLICommand {

    @Argument(metaVar = "ACT", required = true, usage = "list, show, force-release, move, close or open")
    public @Nullable String act;

    @Argument(index = 1, metaVar = "LOCK", usage = "The lock's name")
    public @Nullable String lock;

    @Argument(index = 2, metaVar = "BUILD", usage = "A build such as 'deploy #41', or the id that 'show' tells")
    public @Nullable String build;

    @Argument(index = 3, metaVar = "PLACE", usage = "first or last")
    public @Nullable String place;

    @Option(name = "--reason", metaVar = "TEXT", usage = "Why; kept in the lock's history")
    public String reason = "";

    @Option(name = "--keep-running", usage = "Don't abort the build whose locks are taken away")
    public boolean keepRunning;

    @Option(name = "--search", metaVar = "TEXT", usage = "List locks with this in their name only")
    public String search = "";

    @Option(name = "--json", usage = "Print JSON instead of a table")
    public boolean json;

    @Override
    public String getName() {
        return "release-guard-locks";
    }

    @Override
    public String getShortDescription() {
        return "Lists and shows locks of Release Guard, releases them by force, moves waiting builds, closes and opens"
                + " locks.";
    }

    @Override
    protected void printUsageSummary(PrintStream stderr) {
        stderr.println("""
            Lists and shows locks of Release Guard, and changes what becomes of them:
              list [--search TEXT] [--json]
              show LOCK [--json]
              force-release LOCK [BUILD] --reason TEXT [--keep-running]
              move LOCK BUILD first|last --reason TEXT
              close LOCK --reason TEXT
              open LOCK --reason TEXT""");
    }

    @Override
    protected int run() throws AbortException {
        try {
            return switch (required(act, "an act")) {
                case "list" -> list();
                case "show" -> show();
                case "force-release" -> forceRelease();
                case "move" -> move();
                case "close" -> close();
                case "open" -> open();
                default ->
                    throw new IllegalArgumentException(
                            "The act must be list, show, force-release, move, close or open, but is '" + act + "'");
            };
        } catch (LockRefusedException | DatabaseUnavailableException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private int list() throws AbortException {
        GuardPermissions.check(GuardPermissions.VIEW_LOCKS);
        new LockPrinter(stdout, json).list(new LockSearch().all(search));
        return 0;
    }

    private int show() throws AbortException {
        GuardPermissions.check(GuardPermissions.VIEW_LOCKS);
        new LockPrinter(stdout, json).show(new LockSearch().lock(lockName()));
        return 0;
    }

    private int forceRelease() {
        GuardPermissions.check(GuardPermissions.MANAGE_LOCKS);
        LockSearch found = new LockSearch();
        LockRequest request = build == null ? found.holder(lockName()) : found.request(lockName(), build);
        LockActions.forceRelease(request.id(), reason, keepRunning);
        stdout.println((request.isHeld() ? "Released by force: " : "Taken out of the queue: ") + text(request));
        return 0;
    }

    private int move() {
        GuardPermissions.check(GuardPermissions.MANAGE_LOCKS);
        LockActs.To to = switch (required(place, "a place, first or last,")) {
            case "first" -> LockActs.To.FIRST;
            case "last" -> LockActs.To.LAST;
            default -> throw new IllegalArgumentException("The place must be first or last, but is '" + place + "'");
        };
        LockRequest request = new LockSearch().waiter(lockName(), required(build, "a build"));
        LockActions.move(request.id(), to, reason);
        stdout.println("Now " + place + " in line: " + text(request));
        return 0;
    }

    private int close() {
        LockActions.close(lockName(), reason);
        stdout.println("Closed: '" + lock + "'");
        return 0;
    }

    private int open() {
        LockActions.open(lockName(), reason);
        stdout.println("Open again: '" + lock + "'");
        return 0;
    }

    private LockName lockName() {
        return new LockName(required(lock, "a lock"));
    }

    private String required(@Nullable String value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("'" + act + "' needs " + what + "; see: help " + getName());
        }
        return value;
    }

    private static String text(LockRequest request) {
        return request.owner().label() + " with " + WaitReport.quoted(request.names());
    }
}
