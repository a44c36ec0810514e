package hudson.model.queue;

import org.jvnet.localizer.Localizable;

/** Why an item still waits in the queue. */
public abstract class CauseOfBlockage {
    public abstract String getShortDescription();

    public static CauseOfBlockage fromMessage(Localizable l) {
        return new CauseOfBlockage() {
            @Override
            public String getShortDescription() {
                return l.toString();
            }
        };
    }

    @Override
    public String toString() {
        return getShortDescription();
    }
}
