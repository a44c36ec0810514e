/** The parts of {@link jenkins.model.Jenkins}, each about one thing that it keeps. */
package io.jenkins.embedded.controller;
