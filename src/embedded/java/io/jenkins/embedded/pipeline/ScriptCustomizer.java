package io.jenkins.embedded.pipeline;

import hudson.ExtensionPoint;
import java.util.List;
import org.codehaus.groovy.control.CompilerConfiguration;

/** Takes part in the compilation of pipeline scripts. */
public interface ScriptCustomizer extends ExtensionPoint {

    /** Called before the transformation to continuation passing style is added. */
    default void configure(CompilerConfiguration configuration) {}

    /** Groovy sources, by resource name, whose classes scripts may use and which are saved with a program. */
    default List<String> preludes() {
        return List.of();
    }
}
