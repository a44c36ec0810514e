package org.jvnet.hudson.test;

import java.io.File;
import java.nio.file.Files;

/** Supplies the home directory of a Jenkins under test. */
public interface HudsonHomeLoader {

    /** A new, empty directory, whose name holds a space so that unquoted paths show. */
    HudsonHomeLoader NEW = () -> Files.createTempDirectory("j h").toFile();

    File allocate() throws Exception;
}
