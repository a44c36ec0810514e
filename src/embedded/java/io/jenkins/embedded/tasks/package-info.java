/** What builds leave behind for the pages of their job. */
package io.jenkins.embedded.tasks;
