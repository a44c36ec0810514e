/** How test tools are told on their command line which tests to run: one class per tool. */
@NullMarked
package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import org.jspecify.annotations.NullMarked;
