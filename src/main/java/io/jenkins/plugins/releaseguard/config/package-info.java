/** The global configuration of Release Guard. */
@NullMarked
package io.jenkins.plugins.releaseguard.config;

import org.jspecify.annotations.NullMarked;
