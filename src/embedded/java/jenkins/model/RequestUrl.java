package jenkins.model;

import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest;

/** The URL of the controller as the browser of the current request sees it. */
final class RequestUrl {
    private RequestUrl() {}

    /** With a slash at its end; null outside a request. */
    static String root() {
        StaplerRequest request = Stapler.getCurrentRequest();
        if (request == null) {
            return null;
        }
        String url = request.getRequestURL().toString();
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return url.substring(0, path < 0 ? url.length() : path) + request.getContextPath() + '/';
    }
}
