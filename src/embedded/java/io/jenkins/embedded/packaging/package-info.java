/** What the build of the plugin needs besides the compiler. */
package io.jenkins.embedded.packaging;
