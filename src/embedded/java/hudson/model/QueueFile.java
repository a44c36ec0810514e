package hudson.model;

import hudson.XmlFile;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code queue.xml}: what waits survives the end of the controller. */
final class QueueFile {
    private static final Logger LOGGER = Logger.getLogger(QueueFile.class.getName());

    private final XmlFile file;

    /** Safe from the death of the process; power loss may cost the last requests. */
    QueueFile(File home) {
        this.file = new XmlFile(new XStream2(), new File(home, "queue.xml"), false);
    }

    /** What the file holds. */
    record Content(long lastId, List<Queue.Item> items) {}

    Content read() {
        if (!file.exists()) {
            return new Content(0, List.of());
        }
        try {
            Saved saved = (Saved) file.read();
            List<Queue.Item> known = new ArrayList<>(saved.items);
            known.removeIf(item -> item == null || item.task == null); // of a job that is gone
            return new Content(saved.lastId, known);
        } catch (IOException | ClassCastException x) {
            LOGGER.log(Level.WARNING, x, () -> "Can't read " + file + "; the queue begins empty");
            return new Content(0, List.of());
        }
    }

    void write(long lastId, Collection<Queue.Item> items) {
        Saved saved = new Saved();
        saved.lastId = lastId;
        items.stream()
                .filter(item -> !(item.task instanceof Queue.TransientTask))
                .forEach(saved.items::add);
        try {
            file.write(saved);
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, x, () -> "Can't write " + file);
        }
    }

    private static final class Saved {
        private long lastId;
        private final List<Queue.Item> items = new ArrayList<>();
    }
}
