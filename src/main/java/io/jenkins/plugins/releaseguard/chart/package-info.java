/**
 * Charts as plain figures: scales, lines and labels, computed here and drawn by one Jelly view as SVG, without script.
 * Knows the JDK only.
 */
@NullMarked
package io.jenkins.plugins.releaseguard.chart;

import org.jspecify.annotations.NullMarked;
