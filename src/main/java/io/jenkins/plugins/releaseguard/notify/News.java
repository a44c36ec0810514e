package io.jenkins.plugins.releaseguard.notify;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Something that happened and that people want to hear of. It may be told twice if Jenkins dies meanwhile.
 *
 * @param text one sentence in one line
 * @param url where to look, from the controller's root
 * @param audience whom it is for
 */
public record News(String text, String url, Audience audience) {
    private static final Logger LOGGER = Logger.getLogger(News.class.getName());

    /** Whoever passes news on. */
    public interface Listener extends ExtensionPoint {

        /** Others wait meanwhile: what takes long belongs into a thread of the listener's own. */
        void hear(News news);
    }

    /** @param text what is entered in it can't pass for another line, or turn the direction of what follows */
    public News {
        text = text.replaceAll("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")
                .replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "")
                .strip();
    }

    /** Tells all who listen, and Jenkins' log. */
    public void tell() {
        LOGGER.log(Level.WARNING, "{0} ({1})", new Object[] {text, url});
        for (Listener listener : ExtensionList.lookup(Listener.class)) {
            try {
                listener.hear(this);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> listener.getClass().getName() + " can't pass on news");
            }
        }
    }
}
