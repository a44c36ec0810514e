/** Release Guard: named locks between pipelines, flaky-test quarantine, release sign-off. */
@NullMarked
package io.jenkins.plugins.releaseguard;

import org.jspecify.annotations.NullMarked;
