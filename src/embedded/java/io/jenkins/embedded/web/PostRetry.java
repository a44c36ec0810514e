package io.jenkins.embedded.web;

import org.kohsuke.stapler.ForwardToView;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The answer to a GET of what only a POST may do: a page that offers to send one. */
public final class PostRetry implements RequirePOST.ErrorCustomizer {
    @Override
    public ForwardToView getForwardView() {
        return new ForwardToView(this, "retry.jelly");
    }
}
