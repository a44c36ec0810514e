/** Declarative Pipeline: checks the blocks of a Jenkinsfile and rewrites them into calls of the interpreter. */
package io.jenkins.embedded.declarative;
