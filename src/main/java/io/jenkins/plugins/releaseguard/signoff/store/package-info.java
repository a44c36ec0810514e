/** The gates and signatures in the database. */
@NullMarked
package io.jenkins.plugins.releaseguard.signoff.store;

import org.jspecify.annotations.NullMarked;
