/** Where extensions come from, and how listeners are told. */
package io.jenkins.embedded.extension;
