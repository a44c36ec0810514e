/** The web server, and what the pages and their tags are made with. */
package io.jenkins.embedded.web;
