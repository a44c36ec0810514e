/** The addresses that notifications link to. */
package io.jenkins.embedded.display;
