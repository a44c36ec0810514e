/** The one relational store: connection, migrations, transactions. */
@NullMarked
package io.jenkins.plugins.releaseguard.database;

import org.jspecify.annotations.NullMarked;
