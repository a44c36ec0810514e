/** What the test harness needs of the controller. */
package io.jenkins.embedded.harness;
