package hudson.model;

import java.io.File;

/** Owner of a folder under the home directory. */
public interface PersistenceRoot extends Saveable {
    File getRootDir();
}
