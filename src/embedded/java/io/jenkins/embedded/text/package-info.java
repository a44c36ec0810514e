/** Text: escaped, with variables replaced, durations in words. */
package io.jenkins.embedded.text;
