/** The step {@code releaseLock}. */
@NullMarked
package io.jenkins.plugins.releaseguard.lock.step;

import org.jspecify.annotations.NullMarked;
