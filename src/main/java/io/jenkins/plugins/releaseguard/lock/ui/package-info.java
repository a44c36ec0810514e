/** The Locks page. */
@NullMarked
package io.jenkins.plugins.releaseguard.lock.ui;

import org.jspecify.annotations.NullMarked;
