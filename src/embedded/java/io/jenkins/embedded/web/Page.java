package io.jenkins.embedded.web;

import hudson.Util;
import hudson.model.Action;
import hudson.model.Job;
import hudson.model.ModelObject;
import hudson.model.Queue;
import hudson.model.RootAction;
import hudson.model.Run;
import hudson.model.User;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Ancestor;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest;

/** What the layout shows around every page: who is logged in, and the way to here. */
public final class Page {
    /** A step on the way to the page. */
    public record Crumb(String name, String url) {
        public String getName() {
            return name;
        }

        public String getUrl() {
            return url;
        }
    }

    private final StaplerRequest request = Stapler.getCurrentRequest();
    private final User user = User.current();

    /** Null for anonymous. */
    public String getUserId() {
        return user == null ? null : user.getId();
    }

    public String getUserUrl() {
        return Util.rawEncode(user.getId());
    }

    public String getUserName() {
        return user.getDisplayName();
    }

    /** Where to come back to after the login, as a query parameter. */
    public String getCurrentUrl() {
        return URLEncoder.encode(request.getOriginalRequestURI(), StandardCharsets.UTF_8);
    }

    public boolean isCurrent(String href) {
        return href != null && strip(request.getOriginalRequestURI()).equals(strip(href));
    }

    private static String strip(String url) {
        return url.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
    }

    public boolean isJob(Object item) {
        return item instanceof Job;
    }

    public Badge badge(Action action) {
        return action instanceof RootAction root ? root.getBadge() : null;
    }

    /** Where the page of a running build is, relative to the root. */
    public String urlOf(Queue.Executable executable) {
        return executable instanceof Run<?, ?> run
                ? run.getUrl()
                : executable.getParent().getOwnerTask().getUrl();
    }

    public String nameOf(Queue.Executable executable) {
        return executable instanceof Run<?, ?> run
                ? run.getFullDisplayName()
                : executable.getParent().getDisplayName();
    }

    /** Files that a build has archived, by their path. */
    public List<String> artifacts(Run<?, ?> run) throws IOException {
        Path root = run.getArtifactsDir().toPath();
        return Artifacts.list(root, root);
    }

    /** The path of a file as part of a URL. */
    public String pathUrl(String path) {
        return Stream.of(path.split("/")).map(Util::rawEncode).collect(Collectors.joining("/"));
    }

    /** Everything with a name that the URL passes, beginning with the dashboard. */
    public List<Crumb> getBreadcrumbs() {
        return request.getAncestors().stream()
                .filter(a -> a.getObject() instanceof ModelObject m && m.getDisplayName() != null)
                .map(Page::crumb)
                .toList();
    }

    private static Crumb crumb(Ancestor ancestor) {
        Object object = ancestor.getObject();
        return object instanceof Jenkins
                ? new Crumb("Dashboard", ancestor.getUrl() + "/")
                : new Crumb(((ModelObject) object).getDisplayName(), ancestor.getUrl() + "/");
    }
}
