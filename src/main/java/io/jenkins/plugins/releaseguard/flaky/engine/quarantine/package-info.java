/** The life of a flaky test: suspected, agreed upon, in quarantine, aged, fixed, watched. Knows the JDK only. */
@NullMarked
package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import org.jspecify.annotations.NullMarked;
