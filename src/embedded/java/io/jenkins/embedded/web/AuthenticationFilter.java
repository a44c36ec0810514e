package io.jenkins.embedded.web;

import hudson.model.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells who a request comes from: HTTP Basic (password or API token), else the session, else anonymous. */
final class AuthenticationFilter implements HttpFilter {
    /** Request attribute: the sender knows an API token, so no browser was tricked into sending this. */
    static final String BY_API_TOKEN = AuthenticationFilter.class.getName() + ".byApiToken";
    /** Session attribute with the {@link Authentication} of whoever logged in. */
    static final String SESSION_USER = AuthenticationFilter.class.getName() + ".user";

    private final Jenkins jenkins;

    AuthenticationFilter(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    public void filter(HttpServletRequest req, HttpServletResponse rsp, FilterChain next)
            throws IOException, ServletException {
        Authentication user;
        try {
            user = authenticate(req);
        } catch (AuthenticationException e) {
            rsp.setHeader("WWW-Authenticate", "Basic realm=\"Jenkins\"");
            rsp.sendError(HttpServletResponse.SC_UNAUTHORIZED, "Invalid password/token for user");
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(user);
        SecurityContextHolder.setContext(context);
        try {
            next.doFilter(req, rsp);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Authentication authenticate(HttpServletRequest req) {
        String header = req.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6) && jenkins.isUseSecurity()) {
            return basic(req, header.substring(6).trim());
        }
        HttpSession session = req.getSession(false);
        Object user = session == null ? null : session.getAttribute(SESSION_USER);
        return user == null ? Jenkins.ANONYMOUS2 : (Authentication) user;
    }

    private Authentication basic(HttpServletRequest req, String encoded) {
        String[] parts = decode(encoded).split(":", 2);
        String name = parts[0];
        String secret = parts.length == 2 ? parts[1] : "";
        User known = User.getById(name, false);
        ApiTokenProperty tokens = known == null ? null : known.getProperty(ApiTokenProperty.class);
        if (tokens != null && tokens.matchesPassword(secret)) {
            req.setAttribute(BY_API_TOKEN, true);
            return known.impersonate2();
        }
        return jenkins.getSecurityRealm()
                .getSecurityComponents()
                .manager2
                .authenticate(new UsernamePasswordAuthenticationToken(name, secret));
    }

    private static String decode(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
