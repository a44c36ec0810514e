package io.jenkins.embedded.web;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.SessionTrackingMode;
import jenkins.model.Jenkins;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves the pages of one running Jenkins, to this machine only.
 *
 * <p>A request passes, in this order, the filters for response headers, for who it is, for what is denied, for crumbs
 * and for the login form, before Stapler walks its URL from {@link Jenkins} on.
 */
public final class WebServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    /** Log panes and scripts poll; a few dozen threads are plenty for one machine. */
    private static final int THREADS = 32;

    private final Server server;
    private final URL url;

    /**
     * Starts at once.
     *
     * @param port 0 takes any free one
     * @param contextPath empty, or a path such as {@code /jenkins} below which all pages lie
     */
    public WebServer(Jenkins jenkins, int port, String contextPath) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("web");
        threads.setDaemon(true);
        server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(context(jenkins, contextPath));
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IOException("Cannot serve on " + LOOPBACK + ":" + port + ": " + e.getMessage(), e);
        }
        url = url(connector.getLocalPort(), contextPath);
    }

    private static ServletContextHandler context(Jenkins jenkins, String contextPath) {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.setContextPath(contextPath.isEmpty() ? "/" : contextPath);
        context.setClassLoader(WebServer.class.getClassLoader());
        context.setErrorHandler(new ErrorPage(contextPath));
        // A foreign name that leads to this machine is another site's, which must not reach the demo's known passwords.
        context.setVirtualHosts(new String[] {"localhost", LOOPBACK});
        context.getSessionHandler().setHttpOnly(true);
        context.getSessionHandler().setSameSite(HttpCookie.SameSite.LAX);
        context.getSessionHandler().getSessionCookieConfig().setName("JSESSIONID");
        context.getSessionHandler().setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
        add(context, new HeadersFilter());
        add(context, new AuthenticationFilter(jenkins));
        add(context, new AccessDeniedFilter(jenkins));
        add(context, new CrumbFilter(jenkins));
        add(context, new LoginFilter(jenkins));
        context.addServlet(new ServletHolder(new StaticFiles()), "/static/*");
        context.addServlet(new ServletHolder(new StaticFiles()), "/plugin/*");
        context.addServlet(new ServletHolder(new JenkinsPages(jenkins)), "/*");
        return context;
    }

    private static void add(ServletContextHandler context, Filter filter) {
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static URL url(int port, String contextPath) {
        try {
            return URI.create("http://localhost:" + port + contextPath + "/").toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(contextPath, e);
        }
    }

    /** Ends with a slash. */
    public URL getURL() {
        return url;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
