package io.jenkins.embedded.web;

import hudson.model.User;
import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/** Takes the login form, and ends the session on {@code /logout}. */
final class LoginFilter implements HttpFilter {
    private final Jenkins jenkins;

    LoginFilter(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    public void filter(HttpServletRequest req, HttpServletResponse rsp, FilterChain next)
            throws IOException, ServletException {
        String path = req.getServletPath() + (req.getPathInfo() == null ? "" : req.getPathInfo());
        if (path.equals("/j_spring_security_check") && req.getMethod().equals("POST")) {
            logIn(req, rsp);
        } else if (path.equals("/logout")) {
            logOut(req, rsp);
        } else {
            next.doFilter(req, rsp);
        }
    }

    private void logIn(HttpServletRequest req, HttpServletResponse rsp) throws IOException {
        Authentication user;
        try {
            user = jenkins.getSecurityRealm()
                    .getSecurityComponents()
                    .manager2
                    .authenticate(new UsernamePasswordAuthenticationToken(
                            req.getParameter("j_username"), req.getParameter("j_password")));
        } catch (AuthenticationException e) {
            rsp.sendRedirect(req.getContextPath() + "/loginError");
            return;
        }
        // the anonymous session's id may be known to someone else
        HttpSession session = req.getSession();
        req.changeSessionId();
        session.setAttribute(AuthenticationFilter.SESSION_USER, user);
        User.getById(user.getName(), true);
        rsp.sendRedirect(target(req));
    }

    /** Where the user wanted to go; only paths on this host, or the login becomes an open redirect. */
    private static String target(HttpServletRequest req) {
        String home = req.getContextPath() + "/";
        String from = req.getParameter("from");
        boolean local = from != null
                && from.startsWith(home)
                && !from.startsWith("//")
                && from.chars()
                        .noneMatch(c -> c == '\\' || c < ' '); // browsers read \ as / and leave control characters out
        return local ? from : home;
    }

    private static void logOut(HttpServletRequest req, HttpServletResponse rsp) throws IOException {
        HttpSession session = req.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        rsp.sendRedirect(req.getContextPath() + "/");
    }
}
