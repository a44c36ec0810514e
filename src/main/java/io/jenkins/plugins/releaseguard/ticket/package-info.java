/** Defect tickets: what a feature tells a tracker, whatever tracker it is. */
@NullMarked
package io.jenkins.plugins.releaseguard.ticket;

import org.jspecify.annotations.NullMarked;
