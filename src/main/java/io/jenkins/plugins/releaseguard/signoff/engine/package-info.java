/** The rules of the sign-off, in plain Java: who may sign, and what a signature does to the gate. */
@NullMarked
package io.jenkins.plugins.releaseguard.signoff.engine;

import org.jspecify.annotations.NullMarked;
