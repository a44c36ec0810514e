/** Processes and files of this machine. */
package io.jenkins.embedded.process;
