package io.jenkins.plugins.releaseguard.flaky.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Jobs and folders by name. */
final class Scopes {
    private Scopes() {}

    /** The job and all folders around it. */
    static List<String> around(String job) {
        List<String> names = new ArrayList<>(List.of(job));
        for (int slash = job.lastIndexOf('/'); slash > 0; slash = job.lastIndexOf('/', slash - 1)) {
            names.add(job.substring(0, slash));
        }
        return names;
    }

    /** Rows of those that have flaky tests. */
    static List<Long> known(Handle handle, String controller, List<String> names) {
        TestKey key = new TestKey();
        List<UUID> keys = names.stream().map(n -> key.ofItem(controller, n)).toList();
        return handle.createQuery("SELECT id FROM quarantine_scope WHERE name_key IN (<keys>)")
                .bindList("keys", keys)
                .mapTo(Long.class)
                .list();
    }

    /** The row of this name, made if there is none. */
    static long of(Handle handle, String controller, String name) {
        UUID key = new TestKey().ofItem(controller, name);
        handle.createUpdate("INSERT INTO quarantine_scope (controller, name, name_key)"
                        + " VALUES (:controller, :name, :key) ON CONFLICT DO NOTHING")
                .bind("controller", controller)
                .bind("name", Texts.storable(name, TestKey.MAX_ITEM))
                .bind("key", key)
                .execute();
        return handle.createQuery("SELECT id FROM quarantine_scope WHERE name_key = :key")
                .bind("key", key)
                .mapTo(Long.class)
                .one();
    }
}
