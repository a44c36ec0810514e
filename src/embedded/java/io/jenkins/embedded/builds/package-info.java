/** The builds of a job on disk and what each tells of itself. */
package io.jenkins.embedded.builds;
