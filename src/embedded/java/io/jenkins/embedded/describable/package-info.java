/** Objects made of a script's arguments: by symbol or class, through data-bound constructors and setters. */
package io.jenkins.embedded.describable;
