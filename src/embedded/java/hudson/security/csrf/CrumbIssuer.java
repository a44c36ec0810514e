package hudson.security.csrf;

import hudson.ExtensionPoint;
import hudson.model.Api;
import hudson.model.Describable;
import io.jenkins.embedded.web.Crumbs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.servlet.ServletRequest;
import javax.servlet.http.HttpServletRequest;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Issues the crumb that every POST of a browser session has to bring along. */
@ExportedBean
public abstract class CrumbIssuer implements Describable<CrumbIssuer>, ExtensionPoint {
    public static final String DEFAULT_CRUMB_NAME = "Jenkins-Crumb";

    /** The name of both the request header and the form field that carry the crumb. */
    @Exported
    public String getCrumbRequestField() {
        return DEFAULT_CRUMB_NAME;
    }

    /** The crumb for the request being served. */
    @Exported
    public String getCrumb() {
        return getCrumb(Stapler.getCurrentRequest());
    }

    public String getCrumb(ServletRequest request) {
        return issueCrumb(request, "");
    }

    /** Binds the crumb to the user and the session of the request. */
    protected String issueCrumb(ServletRequest request, String salt) {
        return Crumbs.issue((HttpServletRequest) request, Jenkins.getAuthentication2(), salt);
    }

    public boolean validateCrumb(ServletRequest request, String salt, String crumb) {
        return crumb != null
                && MessageDigest.isEqual(
                        issueCrumb(request, salt).getBytes(StandardCharsets.UTF_8),
                        crumb.getBytes(StandardCharsets.UTF_8));
    }

    public Api getApi() {
        return new Api(this);
    }
}
