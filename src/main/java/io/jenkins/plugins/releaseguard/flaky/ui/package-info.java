/** The Quarantine page. */
@NullMarked
package io.jenkins.plugins.releaseguard.flaky.ui;

import org.jspecify.annotations.NullMarked;
