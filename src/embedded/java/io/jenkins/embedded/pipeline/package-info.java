/** The engine of Pipeline: compiles, runs, saves and resumes the program of a build, and keeps its graph of nodes. */
package io.jenkins.embedded.pipeline;
