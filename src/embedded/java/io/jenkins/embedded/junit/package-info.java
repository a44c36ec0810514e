/** What the pages of test results show. */
package io.jenkins.embedded.junit;
