/** The rules of locks, as a pure state machine: names, queue order, grants, what to tell a waiter. */
@NullMarked
package io.jenkins.plugins.releaseguard.lock.engine;

import org.jspecify.annotations.NullMarked;
