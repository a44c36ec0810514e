package hudson.console;

import hudson.model.Item;
import hudson.model.User;

/** Makes the following text of a log a link to an object of Jenkins. */
public class ModelHyperlinkNote extends HyperlinkNote {
    private static final long serialVersionUID = 1L;

    public ModelHyperlinkNote(String url, int length) {
        super(url, length);
    }

    @Override
    protected String extraAttributes() {
        return " class='jenkins-table__link model-link model-link--float'";
    }

    public static String encodeTo(User user) {
        return encodeTo(user, user.getDisplayName());
    }

    public static String encodeTo(User user, String text) {
        return encodeTo('/' + user.getUrl(), text);
    }

    public static String encodeTo(Item item) {
        return encodeTo(item, item.getFullDisplayName());
    }

    public static String encodeTo(Item item, String text) {
        return encodeTo('/' + item.getUrl(), text);
    }

    public static String encodeTo(String url, String text) {
        return encodeTo(url, text, ModelHyperlinkNote::new);
    }
}
