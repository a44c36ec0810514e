/** The only callers of {@code Jenkins.get()}: home, users, permissions, clock, background work. */
@NullMarked
package io.jenkins.plugins.releaseguard.platform;

import org.jspecify.annotations.NullMarked;
