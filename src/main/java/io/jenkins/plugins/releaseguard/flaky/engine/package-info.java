/** When to rerun, what to select, and which failures the evidence of a rerun clears. Knows the JDK only. */
@NullMarked
package io.jenkins.plugins.releaseguard.flaky.engine;

import org.jspecify.annotations.NullMarked;
