/** Reading JUnit XML reports, whatever tool wrote them. Knows the JDK and Woodstox only. */
@NullMarked
package io.jenkins.plugins.releaseguard.flaky.report;

import org.jspecify.annotations.NullMarked;
