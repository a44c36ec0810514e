package io.jenkins.embedded.web;

import hudson.Functions;
import hudson.model.Descriptor;
import hudson.model.Failure;
import hudson.util.HttpResponses;
import javax.servlet.ServletException;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;

/** Takes the form of the system configuration apart: every section is its descriptor's business. */
final class SystemConfiguration {
    private SystemConfiguration() {}

    static HttpResponse save(Jenkins jenkins, StaplerRequest req) throws ServletException {
        WebMethods.requirePost(req);
        jenkins.checkPermission(Jenkins.MANAGE);
        JSONObject form = req.getSubmittedForm();
        for (Descriptor<?> section : Functions.getSortedDescriptorsForGlobalConfigUnclassified()) {
            JSONObject values = form.optJSONObject(section.getJsonSafeClassName());
            if (values != null) {
                configure(section, req, values);
            }
        }
        return HttpResponses.redirectViaContextPath("/configure");
    }

    private static void configure(Descriptor<?> section, StaplerRequest req, JSONObject values) {
        try {
            if (!section.configure(req, values)) {
                throw new Failure("Cannot save " + section.getDisplayName());
            }
        } catch (Descriptor.FormException e) {
            throw new Failure(section.getDisplayName() + ": " + e.getMessage());
        }
    }
}
