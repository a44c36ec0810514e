/** What several built-in steps share: executors, workspaces, downstream builds, text files. */
package io.jenkins.embedded.steps;
