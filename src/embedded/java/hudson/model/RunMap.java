package hudson.model;

import io.jenkins.embedded.builds.LazyBuilds;
import java.io.File;
import java.io.IOException;
import java.util.Iterator;

/** The builds of a job by number, newest first. A build is read from its folder when it is first asked for. */
public final class RunMap<R extends Run<?, R>> extends LazyBuilds<R> implements Iterable<R> {
    /** Reads a build from its folder. */
    public interface Constructor<R extends Run<?, R>> {
        R create(File dir) throws IOException;

        Class<R> getBuildClass();
    }

    public RunMap(Job<?, ?> job, Constructor<R> cons) {
        super(job.getBuildDir(), new Reader<R>() {
            @Override
            public R read(int number) throws IOException {
                return cons.create(new File(job.getBuildDir(), Integer.toString(number)));
            }

            @Override
            public void loaded(R run) {
                run.onLoad();
            }
        });
    }

    /** Adds a new build. */
    public R put(R r) {
        put(r.getNumber(), r);
        return null;
    }

    public R getById(String id) {
        return byId(id);
    }

    public boolean removeValue(R run) {
        return removeNumber(run.getNumber());
    }

    public R newestValue() {
        return newest();
    }

    public R oldestValue() {
        return oldest();
    }

    /** The nearest older build. */
    R before(int number) {
        return older(number);
    }

    /** The nearest newer build. */
    R after(int number) {
        return newer(number);
    }

    @Override
    public Iterator<R> iterator() {
        return values().iterator();
    }
}
