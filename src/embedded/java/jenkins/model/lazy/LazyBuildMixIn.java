package jenkins.model.lazy;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.RunMap;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The builds of a job type: numbering, lazy loading, look-up. */
public abstract class LazyBuildMixIn<
        JobT extends Job<JobT, RunT> & Queue.Task & LazyBuildMixIn.LazyLoadingJob<JobT, RunT>,
        RunT extends Run<JobT, RunT> & LazyBuildMixIn.LazyLoadingRun<JobT, RunT>> {
    private static final int CANDIDATES = 3;

    private RunMap<RunT> builds;

    protected LazyBuildMixIn() {}

    protected abstract JobT asJob();

    protected abstract Class<RunT> getBuildClass();

    /** To be called by {@link Job#onCreatedFromScratch}. */
    public final void onCreatedFromScratch() {
        builds = createBuildRunMap();
    }

    /** To be called by {@link Job#onLoad}. Builds that are in memory stay the same objects when a job is read again. */
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        RunMap<RunT> known = builds;
        builds = createBuildRunMap();
        Item current = parent.getItem(name);
        if (known == null && current instanceof LazyLoadingJob<?, ?> job && current.getClass() == asJob().getClass()) {
            known = cast(job.getLazyBuildMixIn().builds);
        }
        if (known != null) {
            known.values().stream().filter(Run::isLogUpdated).forEach(builds::put);
        }
    }

    @SuppressWarnings("unchecked")
    private RunMap<RunT> cast(RunMap<?> map) {
        return (RunMap<RunT>) map;
    }

    private RunMap<RunT> createBuildRunMap() {
        return new RunMap<>(asJob(), new RunMap.Constructor<RunT>() {
            @Override
            public RunT create(File dir) throws IOException {
                return loadBuild(dir);
            }

            @Override
            public Class<RunT> getBuildClass() {
                return LazyBuildMixIn.this.getBuildClass();
            }
        });
    }

    public final synchronized RunMap<RunT> _getRuns() {
        if (builds == null) {
            builds = createBuildRunMap();
        }
        return builds;
    }

    public RunT loadBuild(File dir) throws IOException {
        return construct(dir, File.class);
    }

    public final synchronized RunT newBuild() throws IOException {
        RunT build = construct(null, null);
        build.getRootDir().mkdirs();
        _getRuns().put(build);
        return build;
    }

    private RunT construct(File dir, Class<?> second) throws IOException {
        try {
            Class<?> job = asJob().getClass();
            Constructor<RunT> constructor = second == null
                    ? getBuildClass().getConstructor(job)
                    : getBuildClass().getConstructor(job, second);
            return second == null ? constructor.newInstance(asJob()) : constructor.newInstance(asJob(), dir);
        } catch (InvocationTargetException x) {
            throw new IOException("Can't create a build of " + asJob().getFullName(), x.getCause());
        } catch (ReflectiveOperationException x) {
            throw new IOException("Can't create a build of " + asJob().getFullName(), x);
        }
    }

    public final void removeRun(RunT run) {
        _getRuns().removeValue(run);
    }

    public final RunT getBuild(String id) {
        return _getRuns().getById(id);
    }

    public final RunT getBuildByNumber(int n) {
        return _getRuns().get(n);
    }

    public final RunT getFirstBuild() {
        return _getRuns().oldestValue();
    }

    public final RunT getLastBuild() {
        return _getRuns().newestValue();
    }

    /** The build of this number or the nearest newer one. */
    public final RunT getNearestBuild(int n) {
        return last(_getRuns().headMap(n - 1).values());
    }

    /** The build of this number or the nearest older one. */
    public final RunT getNearestOldBuild(int n) {
        return _getRuns().tailMap(n).values().stream().findFirst().orElse(null);
    }

    private RunT last(Iterable<RunT> runs) {
        RunT last = null;
        for (RunT run : runs) {
            last = run;
        }
        return last;
    }

    /** Recent finished builds, from whose durations the next one is estimated. */
    public List<RunT> getEstimatedDurationCandidates() {
        List<RunT> candidates = new ArrayList<>();
        for (Map.Entry<Integer, RunT> entry : _getRuns().entrySet()) {
            if (candidates.size() == CANDIDATES) {
                break;
            }
            if (!entry.getValue().isBuilding() && entry.getValue().getResult() != null) {
                candidates.add(entry.getValue());
            }
        }
        return candidates;
    }

    /** A job that keeps its builds here. */
    public interface LazyLoadingJob<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {
        LazyBuildMixIn<JobT, RunT> getLazyBuildMixIn();
    }

    /** A build of such a job. */
    public interface LazyLoadingRun<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {
        RunMixIn<JobT, RunT> getRunMixIn();
    }

    /** The neighbours of a build. */
    public abstract static class RunMixIn<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {
        protected RunMixIn() {}

        protected abstract RunT asRun();

        public final RunT getPreviousBuild() {
            LazyBuildMixIn<JobT, RunT> mixIn = asRun().getParent().getLazyBuildMixIn();
            return mixIn.getNearestOldBuild(asRun().getNumber() - 1);
        }

        public final RunT getNextBuild() {
            LazyBuildMixIn<JobT, RunT> mixIn = asRun().getParent().getLazyBuildMixIn();
            return mixIn.getNearestBuild(asRun().getNumber() + 1);
        }
    }
}
