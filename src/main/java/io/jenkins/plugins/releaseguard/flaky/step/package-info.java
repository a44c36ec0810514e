/** The step {@code flakyRerun}, the publisher {@code flakyTests}, and what they leave on a build. */
@NullMarked
package io.jenkins.plugins.releaseguard.flaky.step;

import org.jspecify.annotations.NullMarked;
