package hudson.model;

import java.io.IOException;
import javax.servlet.ServletException;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;
import org.kohsuke.stapler.export.Flavor;

/** The remote API of an exported bean: {@code api/json} with {@code tree}, {@code depth} and {@code pretty}. */
public class Api extends AbstractModelObject {
    public final Object bean;

    public Api(Object bean) {
        this.bean = bean;
    }

    @Override
    public String getDisplayName() {
        return "API";
    }

    public void doJson(StaplerRequest req, StaplerResponse rsp) throws IOException, ServletException {
        // JSONP would let other sites read the answer
        if (req.getParameter("jsonp") != null) {
            rsp.sendError(403, "jsonp forbidden");
            return;
        }
        rsp.setHeader("X-Content-Type-Options", "nosniff");
        rsp.serveExposedBean(req, bean, Flavor.JSON);
    }
}
