/** Long lists on pages: search, order and pages as a page's address has them. Knows the JDK only. */
@NullMarked
package io.jenkins.plugins.releaseguard.listing;

import org.jspecify.annotations.NullMarked;
