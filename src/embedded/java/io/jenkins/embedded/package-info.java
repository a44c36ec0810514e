/** The embedded controller as a whole: its start and end, its own extensions, its command line. */
package io.jenkins.embedded;
