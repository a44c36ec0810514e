/** Shell scripts that outlive the controller, for {@code sh}. */
package io.jenkins.embedded.durable;
