/** What people do to releases on the command line. */
@NullMarked
package io.jenkins.plugins.releaseguard.signoff.cli;

import org.jspecify.annotations.NullMarked;
