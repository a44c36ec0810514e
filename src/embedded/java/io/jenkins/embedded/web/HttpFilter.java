package io.jenkins.embedded.web;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** A servlet filter without the casts. */
@FunctionalInterface
interface HttpFilter extends Filter {
    void filter(HttpServletRequest req, HttpServletResponse rsp, FilterChain next) throws IOException, ServletException;

    @Override
    default void doFilter(ServletRequest req, ServletResponse rsp, FilterChain next)
            throws IOException, ServletException {
        filter((HttpServletRequest) req, (HttpServletResponse) rsp, next);
    }
}
