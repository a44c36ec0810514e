package hudson.model;

import java.io.IOException;
import javax.servlet.ServletException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** A request can't be done for a reason that the user can mend; answers with a page that says so. */
public class Failure extends RuntimeException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    private final boolean pre;

    public Failure(String message) {
        this(message, false);
    }

    /** @param pre whether to show the message with its line breaks */
    public Failure(String message, boolean pre) {
        super(message);
        this.pre = pre;
    }

    @Override
    public void generateResponse(StaplerRequest req, StaplerResponse rsp, Object node)
            throws IOException, ServletException {
        req.setAttribute("message", getMessage());
        req.setAttribute("pre", pre);
        rsp.forward(Jenkins.get(), "error", req);
    }
}
