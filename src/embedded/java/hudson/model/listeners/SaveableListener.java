package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.XmlFile;
import hudson.model.Saveable;
import io.jenkins.embedded.extension.Notifications;

/** Is told when an object was saved. */
public abstract class SaveableListener implements ExtensionPoint {
    public void onChange(Saveable o, XmlFile file) {}

    public void onDeleted(Saveable o, XmlFile file) {}

    public static void fireOnChange(Saveable o, XmlFile file) {
        Notifications.send(all(), l -> l.onChange(o, file));
    }

    public static void fireOnDeleted(Saveable o, XmlFile file) {
        Notifications.send(all(), l -> l.onDeleted(o, file));
    }

    public static ExtensionList<SaveableListener> all() {
        return ExtensionList.lookup(SaveableListener.class);
    }
}
