/** The {@code releaseSignOff} step: holds a build until its release is signed. */
@NullMarked
package io.jenkins.plugins.releaseguard.signoff.step;

import org.jspecify.annotations.NullMarked;
