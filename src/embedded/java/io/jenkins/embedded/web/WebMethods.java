package io.jenkins.embedded.web;

import hudson.model.Job;
import hudson.model.Run;
import hudson.util.HttpResponses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.ServletException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Dispatcher;
import org.kohsuke.stapler.DispatchersFilter;
import org.kohsuke.stapler.FunctionList;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.MetaClass;
import org.kohsuke.stapler.RequestImpl;
import org.kohsuke.stapler.ResponseImpl;
import org.kohsuke.stapler.StaplerRequest;

/**
 * The URLs that Jenkins serves by methods on its model classes whose signatures name Jakarta's servlet types. The model
 * here can't have those methods, so the URLs are added beside the classes.
 */
final class WebMethods implements DispatchersFilter {
    /** Answers one URL of an object. */
    @FunctionalInterface
    interface Handler<T> {
        HttpResponse handle(T it, StaplerRequest req) throws IOException, ServletException;
    }

    private record Entry<T>(Class<T> type, String name, Handler<T> handler) {}

    private final List<Entry<?>> entries = new ArrayList<>();

    WebMethods() {
        add(Job.class, "build", BuildForm::build);
        add(Job.class, "buildWithParameters", BuildForm::buildWithParameters);
        add(Job.class, "buildHistory", (job, req) -> view(job, "buildHistory"));
        add(Run.class, "artifact", (run, req) -> new Artifacts(run));
        add(Run.class, "stop", (run, req) -> Builds.stop(run, req));
        add(Jenkins.class, "configSubmit", SystemConfiguration::save);
        add(Jenkins.class, "manage", (jenkins, req) -> HttpResponses.redirectViaContextPath("/configure"));
        add(Jenkins.class, "cli", RemoteCommands::run);
        add(Jenkins.class, "cancelItem", Builds::cancel);
    }

    private <T> void add(Class<T> type, String name, Handler<T> handler) {
        entries.add(new Entry<>(type, name, handler));
    }

    private static HttpResponse view(Object it, String name) {
        return (req, rsp, node) -> req.getView(it, name + ".jelly").forward(req, rsp);
    }

    /** To be called first by whatever changes something. */
    static void requirePost(StaplerRequest req) {
        if (!req.getMethod().equals("POST")) {
            throw new PostRetry()
                    .getForwardView()
                    .with("requestURL", req.getRequestURLWithQueryString().toString());
        }
    }

    @Override
    public void applyOn(MetaClass owner, FunctionList functions, List<Dispatcher> dispatchers) {
        entries.stream()
                .filter(e -> e.type.isAssignableFrom(owner.clazz))
                .forEach(e -> dispatchers.add(0, new EntryDispatcher<>(e)));
    }

    private static final class EntryDispatcher<T> extends Dispatcher {
        private final Entry<T> entry;

        EntryDispatcher(Entry<T> entry) {
            this.entry = entry;
        }

        @Override
        public boolean dispatch(RequestImpl req, ResponseImpl rsp, Object node) throws IOException, ServletException {
            if (!entry.name.equals(req.tokens.peek())) {
                return false;
            }
            req.tokens.next();
            answer(req, entry.type.cast(node)).generateResponse(req, rsp, node);
            return true;
        }

        private HttpResponse answer(StaplerRequest req, T it) throws IOException, ServletException {
            try {
                return entry.handler.handle(it, req);
            } catch (RuntimeException e) {
                if (e instanceof HttpResponse response) {
                    return response;
                }
                throw e;
            }
        }

        @Override
        public String toString() {
            return entry.type.getSimpleName() + "/" + entry.name;
        }
    }
}
