/** The commands of the embedded controller and the demo that they set up. */
package io.jenkins.embedded.cli;
