package hudson.model;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.util.HttpResponses;
import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;
import jenkins.model.lazy.LazyBuildMixIn;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A build that runs on one executor, in a workspace. */
public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R>
        implements Queue.Executable, LazyBuildMixIn.LazyLoadingRun<P, R> {

    private String builtOn;
    private String workspace;

    private final transient LazyBuildMixIn.RunMixIn<P, R> runMixIn = new LazyBuildMixIn.RunMixIn<>() {
        @Override
        protected R asRun() {
            return _this();
        }
    };

    protected AbstractBuild(P job) throws IOException {
        super(job);
    }

    protected AbstractBuild(P project, File buildDir) throws IOException {
        super(project, buildDir);
    }

    public final P getProject() {
        return getParent();
    }

    @Override
    public final LazyBuildMixIn.RunMixIn<P, R> getRunMixIn() {
        return runMixIn;
    }

    @Override
    public R getPreviousBuild() {
        return getRunMixIn().getPreviousBuild();
    }

    @Override
    public R getNextBuild() {
        return getRunMixIn().getNextBuild();
    }

    @Override
    public abstract void run();

    /** The node it ran on; null if that is gone. */
    public Node getBuiltOn() {
        return builtOn == null || builtOn.isEmpty()
                ? Jenkins.get()
                : Jenkins.get().getNode(builtOn);
    }

    /** Where it works or worked; null before it has begun. */
    public final FilePath getWorkspace() {
        Node node = workspace == null ? null : getBuiltOn();
        return node == null ? null : node.createPath(workspace);
    }

    @Override
    public EnvVars getEnvironment(TaskListener log) throws IOException, InterruptedException {
        EnvVars env = super.getEnvironment(log);
        if (workspace != null) {
            env.put("WORKSPACE", workspace);
        }
        EnvVars.resolve(env);
        return env;
    }

    /** Prepares the workspace on the node; called when the build begins. */
    FilePath enterWorkspace(Node node) throws IOException, InterruptedException {
        builtOn = node.getNodeName();
        FilePath path = node.getWorkspaceFor((TopLevelItem) getProject());
        if (path == null) {
            throw new AbortException(node.getDisplayName() + " has no place for a workspace");
        }
        path.mkdirs();
        workspace = path.getRemote();
        return path;
    }

    /** Aborts the build. */
    @RequirePOST
    public synchronized HttpResponse doStop() throws IOException {
        Executor executor = getExecutor();
        return executor == null ? HttpResponses.forwardToPreviousPage() : executor.doStop();
    }
}
