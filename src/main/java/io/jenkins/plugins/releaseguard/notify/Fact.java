package io.jenkins.plugins.releaseguard.notify;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.util.List;

/**
 * What a feature knows of a build that is to be shipped.
 *
 * @param subject what it is about, such as {@code Locks held}
 * @param text one line
 * @param url where to look, from the controller's root; empty for nowhere
 */
public record Fact(String subject, String text, String url) {

    /** A feature that knows of facts. */
    public interface Source extends ExtensionPoint {

        /** What the user of this request may know of. Asked for each look at a page, so it must not take long. */
        List<Fact> facts(Run<?, ?> build);
    }

    /** All facts about a build. */
    public static List<Fact> all(Run<?, ?> build) {
        return ExtensionList.lookup(Source.class).stream()
                .flatMap(source -> source.facts(build).stream())
                .toList();
    }
}
