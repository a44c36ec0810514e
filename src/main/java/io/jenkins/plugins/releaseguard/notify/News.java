package io.jenkins.plugins.releaseguard.notify;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Something that happened and that people want to hear of. It may be told twice if Jenkins dies meanwhile.
 *
 * @param text one sentence
 * @param url where to look, from the controller's root
 */
public record News(String text, String url) {
    private static final Logger LOGGER = Logger.getLogger(News.class.getName());

    /** Whoever passes news on. */
    public interface Listener extends ExtensionPoint {
        void hear(News news);
    }

    /** Tells all who listen, and Jenkins' log. */
    public void tell() {
        LOGGER.log(Level.WARNING, "{0} ({1})", new Object[] {text.replaceAll("\\p{Cntrl}", " "), url});
        for (Listener listener : ExtensionList.lookup(Listener.class)) {
            try {
                listener.hear(this);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> listener.getClass().getName() + " can't pass on news");
            }
        }
    }
}
