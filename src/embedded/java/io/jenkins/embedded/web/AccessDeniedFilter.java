package io.jenkins.embedded.web;

import hudson.Functions;
import hudson.Util;
import hudson.security.AccessDeniedException3;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** Turns a failed permission check into a page: the login for anonymous, a plain refusal for everyone else. */
final class AccessDeniedFilter implements HttpFilter {
    private final Jenkins jenkins;

    AccessDeniedFilter(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    public void filter(HttpServletRequest req, HttpServletResponse rsp, FilterChain next)
            throws IOException, ServletException {
        try {
            next.doFilter(req, rsp);
        } catch (ServletException | RuntimeException e) {
            AccessDeniedException denied = find(e);
            if (denied == null || rsp.isCommitted() || !jenkins.isUseSecurity()) {
                throw e;
            }
            rsp.reset();
            new HeadersFilter().filter(req, rsp, (q, r) -> {});
            refuse(req, rsp, denied);
        }
    }

    private static AccessDeniedException find(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof AccessDeniedException denied) {
                return denied;
            }
        }
        return null;
    }

    private static void refuse(HttpServletRequest req, HttpServletResponse rsp, AccessDeniedException denied)
            throws IOException {
        rsp.setStatus(HttpServletResponse.SC_FORBIDDEN);
        rsp.setContentType("text/html;charset=UTF-8");
        if (denied instanceof AccessDeniedException3 d) {
            rsp.setHeader("X-You-Are-Authenticated-As", d.authentication.getName());
            rsp.setHeader("X-Required-Permission", d.permission.getId());
        }
        String root = req.getContextPath();
        rsp.getWriter()
                .print(
                        Functions.isAnonymous()
                                ? toLogin(root, root + "/login?from=" + encode(wanted(req)))
                                : ErrorPage.render(root, "Access Denied", denied.getMessage()));
    }

    /** Redirects by the page, not by a 302: a script that asks for data must see the refusal. */
    private static String toLogin(String root, String login) {
        String href = Util.escape(login);
        return "<html><head><meta http-equiv='refresh' content='1;url=" + href + "'/></head>"
                + "<body class='jenkins-refused' data-rooturl='" + Util.escape(root) + "'>"
                + "Authentication required <a href='" + href + "'>Log in</a></body></html>";
    }

    private static String wanted(HttpServletRequest req) {
        String query = req.getQueryString();
        return req.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String encode(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
