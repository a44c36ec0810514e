/** What features tell people and each other, without knowing each other. */
@NullMarked
package io.jenkins.plugins.releaseguard.notify;

import org.jspecify.annotations.NullMarked;
