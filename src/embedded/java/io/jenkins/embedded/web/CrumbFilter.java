package io.jenkins.embedded.web;

import hudson.security.csrf.CrumbIssuer;
import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jenkins.model.Jenkins;

/** Refuses a POST that no page of this session can have sent. */
final class CrumbFilter implements HttpFilter {
    private final Jenkins jenkins;

    CrumbFilter(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    public void filter(HttpServletRequest req, HttpServletResponse rsp, FilterChain next)
            throws IOException, ServletException {
        CrumbIssuer issuer = jenkins.getCrumbIssuer();
        if (issuer == null
                || !req.getMethod().equals("POST")
                || req.getAttribute(AuthenticationFilter.BY_API_TOKEN) != null
                || isValid(issuer, req)) {
            next.doFilter(req, rsp);
        } else {
            rsp.sendError(HttpServletResponse.SC_FORBIDDEN, "No valid crumb was included in the request");
        }
    }

    private static boolean isValid(CrumbIssuer issuer, HttpServletRequest req) {
        String field = issuer.getCrumbRequestField();
        String crumb = req.getHeader(field);
        return issuer.validateCrumb(req, "", crumb == null ? req.getParameter(field) : crumb);
    }
}
