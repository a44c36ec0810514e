package io.jenkins.embedded.cli;

import hudson.FilePath;
import hudson.model.TopLevelItem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** A Pipeline job made of a folder: its Jenkinsfile is the script, a copy of the folder is the workspace. */
final class FolderJob {

    /** What a build makes anew, or what is no source. */
    private static final Set<String> LEFT_OUT = Set.of("target", "work", ".git", "node_modules");

    private final Jenkins jenkins;
    private final String name;
    private final Path folder;

    FolderJob(Jenkins jenkins, String name, Path folder) {
        this.jenkins = jenkins;
        this.name = name;
        this.folder = folder;
    }

    WorkflowJob create() throws IOException {
        return create(folder.resolve("Jenkinsfile"));
    }

    WorkflowJob create(Path jenkinsfile) throws IOException {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(Files.readString(jenkinsfile), true));
        copyTo(workspace(job));
        return job;
    }

    private Path workspace(TopLevelItem job) throws IOException {
        FilePath workspace = jenkins.getWorkspaceFor(job);
        if (workspace == null) {
            throw new IOException("No workspace for " + job.getFullName());
        }
        return Path.of(workspace.getRemote());
    }

    private void copyTo(Path target) throws IOException {
        Path source = folder.toAbsolutePath();
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (!directory.equals(source) && isLeftOut(directory)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(source.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            /** The workspace itself may lie somewhere below the folder. */
            private boolean isLeftOut(Path directory) {
                return LEFT_OUT.contains(directory.getFileName().toString()) || target.startsWith(directory);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        target.resolve(source.relativize(file)),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
