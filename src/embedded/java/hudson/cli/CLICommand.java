package hudson.cli;

import hudson.AbortException;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.args4j.CmdLineException;
import org.kohsuke.args4j.CmdLineParser;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** A command that people run on the controller from elsewhere; args4j reads its options. */
public abstract class CLICommand implements ExtensionPoint, Cloneable {
    private static final Logger LOGGER = Logger.getLogger(CLICommand.class.getName());

    public transient PrintStream stdout;
    public transient PrintStream stderr;
    public transient InputStream stdin;

    /** The client's. */
    public transient Locale locale;

    private transient Authentication transportAuth;

    /** {@code FooBarCommand} is called {@code foo-bar}. */
    public String getName() {
        String name = getClass().getName();
        name = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        return name.replaceFirst("Command$", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ENGLISH);
    }

    public abstract String getShortDescription();

    /**
     * Reads the arguments and runs the command as the user of {@link #setTransportAuth2}.
     *
     * @return 0 for success, 2 for wrong arguments, 3 to 7 by the kind of failure, 1 for an unexpected one
     */
    public int main(List<String> args, Locale locale, InputStream stdin, PrintStream stdout, PrintStream stderr) {
        this.stdin = stdin == null ? null : new BufferedInputStream(stdin);
        this.stdout = stdout;
        this.stderr = stderr;
        this.locale = locale;
        CmdLineParser parser = getCmdLineParser();
        SecurityContext context = SecurityContextHolder.getContext();
        Authentication before = context.getAuthentication();
        try {
            context.setAuthentication(getTransportAuthentication2());
            if (!(this instanceof HelpCommand)) {
                Jenkins.get().checkPermission(Jenkins.READ);
            }
            parser.parseArgument(args.toArray(new String[0]));
            return run();
        } catch (CmdLineException e) {
            complain(e.getMessage());
            printUsage(stderr, parser);
            return 2;
        } catch (BadCredentialsException e) {
            String id = UUID.randomUUID().toString();
            LOGGER.log(Level.INFO, e, () -> "CLI login attempt failed: " + id);
            complain("Bad Credentials. Search the server log for " + id + " for more details.");
            return 7;
        } catch (Exception | LinkageError e) {
            return failed(e);
        } finally {
            context.setAuthentication(before);
        }
    }

    private int failed(Throwable e) {
        int code = codeOf(e);
        if (code != 1) {
            complain(e.getMessage());
            return code;
        }
        String message = "Unexpected exception occurred while performing " + getName() + " command.";
        LOGGER.log(Level.WARNING, message, e);
        complain(message);
        e.printStackTrace(stderr);
        return code;
    }

    private static int codeOf(Throwable e) {
        if (e instanceof IllegalArgumentException) {
            return 3;
        } else if (e instanceof IllegalStateException) {
            return 4;
        } else if (e instanceof AbortException) {
            return 5;
        }
        return e instanceof AccessDeniedException ? 6 : 1;
    }

    private void complain(String message) {
        stderr.println();
        stderr.println("ERROR: " + message);
    }

    protected CmdLineParser getCmdLineParser() {
        return new CmdLineParser(this);
    }

    /** Who runs the command; anonymous unless the way that it came says otherwise. */
    public Authentication getTransportAuthentication2() {
        return transportAuth == null ? Jenkins.ANONYMOUS2 : transportAuth;
    }

    public void setTransportAuth2(Authentication transportAuth) {
        this.transportAuth = transportAuth;
    }

    /** Returns the exit code; negative ones and 1 to 15 are taken. */
    protected abstract int run() throws Exception;

    protected void printUsage(PrintStream stderr, CmdLineParser p) {
        stderr.print("java -jar jenkins-cli.jar " + getName());
        p.printSingleLineUsage(stderr);
        stderr.println();
        printUsageSummary(stderr);
        p.printUsage(stderr);
    }

    /** What is said before the list of options. */
    protected void printUsageSummary(PrintStream stderr) {
        stderr.println(getShortDescription());
    }

    /** A fresh one for each run, since it keeps its arguments. */
    protected CLICommand createClone() {
        try {
            return getClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    public static ExtensionList<CLICommand> all() {
        return ExtensionList.lookup(CLICommand.class);
    }

    /** A command by its name, to run once; null if there is none. */
    public static CLICommand clone(String name) {
        for (CLICommand command : all()) {
            if (name.equals(command.getName())) {
                return command.createClone();
            }
        }
        return null;
    }
}
