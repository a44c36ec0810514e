package io.jenkins.embedded.extension;

import java.util.List;

/** A place where extensions are declared: the SezPoz index of {@code @Extension}, the built-in list, a test harness. */
public interface ExtensionSource {
    List<Declaration> declarations(ClassLoader loader);

    /** One declared extension. */
    interface Declaration {
        /** The class of the extension, known without creating it. Null when it can't be linked and is optional. */
        Class<?> type();

        double ordinal();

        /** Creates the extension; called once per controller. */
        Object create() throws Exception;
    }
}
