/** Locks as files in a directory that programs outside Jenkins share: plain files, hard links, a heartbeat. */
@NullMarked
package io.jenkins.plugins.releaseguard.lock.file;

import org.jspecify.annotations.NullMarked;
