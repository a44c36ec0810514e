package io.jenkins.embedded.web;

import hudson.Functions;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.WebApp;
import org.kohsuke.stapler.framework.adjunct.AdjunctManager;
import org.kohsuke.stapler.jelly.JellyFacet;

/** Stapler, with Jenkins as the root of all URLs and Jenkins' rules about what may be reached by one. */
final class JenkinsPages extends Stapler {
    private final transient Jenkins jenkins;

    JenkinsPages(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        ServletContext context = config.getServletContext();
        ClassLoader loader = Jenkins.class.getClassLoader();
        WebApp app = WebApp.get(context);
        app.setClassLoader(loader);
        app.setApp(jenkins);
        app.setFilterForGetMethods(Routes::isGetter);
        app.setFilterForDoActions(Routes::isAction);
        app.setFilterForFields(field -> false);
        app.setDispatchersFilter(new WebMethods());
        JellyFacet.setExpressionFactory(new ServletContextEvent(context), new PageExpressions());
        new AdjunctManager(
                context, loader, "adjuncts/" + Functions.getResourcePath().replaceFirst(".*/", ""));
        super.init(config);
    }
}
