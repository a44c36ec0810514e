/** The Locks page's twin on the command line. */
@NullMarked
package io.jenkins.plugins.releaseguard.lock.ui.command;

import org.jspecify.annotations.NullMarked;
