/** Saving objects as XML: which classes may, and how reading survives what it doesn't know. */
package io.jenkins.embedded.xml;
