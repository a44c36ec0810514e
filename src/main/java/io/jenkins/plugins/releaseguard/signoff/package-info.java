/** Release sign-off: a release is held until different people have signed it. */
@NullMarked
package io.jenkins.plugins.releaseguard.signoff;

import org.jspecify.annotations.NullMarked;
