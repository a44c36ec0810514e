/** Flaky tests: rerun by evidence, recorded, shown in quarantine. */
@NullMarked
package io.jenkins.plugins.releaseguard.flaky;

import org.jspecify.annotations.NullMarked;
