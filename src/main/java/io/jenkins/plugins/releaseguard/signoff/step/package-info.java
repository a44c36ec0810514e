/** {@code releaseSignOff} holds a build until its release is signed, {@code releaseVerify} until it is kept. */
@NullMarked
package io.jenkins.plugins.releaseguard.signoff.step;

import org.jspecify.annotations.NullMarked;
