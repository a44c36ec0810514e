/** Build logs: the notes in them, and their way to HTML and plain text. */
package io.jenkins.embedded.console;
