/** What people do about locks, from pages, by remote API and on the command line. */
@NullMarked
package io.jenkins.plugins.releaseguard.lock.act;

import org.jspecify.annotations.NullMarked;
