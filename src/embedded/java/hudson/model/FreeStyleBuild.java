package hudson.model;

import java.io.File;
import java.io.IOException;

/** A build of a {@link FreeStyleProject}. */
public class FreeStyleBuild extends Build<FreeStyleProject, FreeStyleBuild> {

    public FreeStyleBuild(FreeStyleProject project) throws IOException {
        super(project);
    }

    public FreeStyleBuild(FreeStyleProject project, File buildDir) throws IOException {
        super(project, buildDir);
    }
}
