package io.jenkins.embedded.web;

import hudson.Functions;
import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Headers of every answer: which Jenkins this is, and what a browser must not do with the page. */
final class HeadersFilter implements HttpFilter {
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    @Override
    public void filter(HttpServletRequest req, HttpServletResponse rsp, FilterChain next)
            throws IOException, ServletException {
        req.setCharacterEncoding("UTF-8");
        rsp.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        rsp.setHeader("X-Content-Type-Options", "nosniff");
        rsp.setHeader("X-Frame-Options", "DENY");
        rsp.setHeader("Referrer-Policy", "same-origin");
        rsp.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        Functions.advertiseHeaders(rsp);
        next.doFilter(req, rsp);
    }
}
