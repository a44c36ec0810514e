/** The Releases page, the page of one gate, and what builds show of their gates. */
@NullMarked
package io.jenkins.plugins.releaseguard.signoff.ui;

import org.jspecify.annotations.NullMarked;
