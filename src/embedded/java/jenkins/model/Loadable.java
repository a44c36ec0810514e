package jenkins.model;

import java.io.IOException;

/** An object that can read its persisted state. */
public interface Loadable {
    void load() throws IOException;
}
