/** Locks and their queue in the database; one transaction for each state change. */
@NullMarked
package io.jenkins.plugins.releaseguard.lock.store;

import org.jspecify.annotations.NullMarked;
