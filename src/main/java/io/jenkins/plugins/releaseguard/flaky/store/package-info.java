/** Flaky tests that were found, in the database. */
@NullMarked
package io.jenkins.plugins.releaseguard.flaky.store;

import org.jspecify.annotations.NullMarked;
