/** Keys, tokens, users' folders and roles of one controller. */
package io.jenkins.embedded.security;
