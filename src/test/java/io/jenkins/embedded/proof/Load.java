package io.jenkins.embedded.proof;

import java.util.Map;
import java.util.TreeMap;

/** Jobs that are in each other's way in all ways that locks know. */
final class Load {

    private static final Map<String, String> JOBS = Map.of(
            "deploy", body("name: 'site'", "exclusive"),
            "migrate", body("names: ['db', 'site']", "exclusive"),
            "backup", body("names: ['site', 'db', 'disk']", "exclusive"),
            "test", body("name: 'site', mode: 'shared'", "shared"),
            "report", body("name: 'db', mode: 'shared'", "shared"),
            "impatient", body("name: 'db', timeout: 1, unit: 'SECONDS', onTimeout: 'skip'", "exclusive"),
            "nested", """
            releaseLock('disk') {
              mark 'START'
              releaseLock('disk') { sleep time: 20, unit: 'MILLISECONDS' }
              releaseLock('tape') { sleep time: 20, unit: 'MILLISECONDS' }
              mark 'END'
            }
            """);

    private Load() {}

    /** Name and script of each. @param prefix tells the jobs of one controller from those of another */
    static Map<String, String> of(String prefix) {
        Map<String, String> jobs = new TreeMap<>();
        JOBS.forEach((name, script) -> jobs.put(prefix + name, script));
        return jobs;
    }

    private static String body(String lock, String mode) {
        return """
                releaseLock(%s) {
                  mark event: 'START', mode: '%s'
                  sleep time: 40, unit: 'MILLISECONDS'
                  mark event: 'END', mode: '%s'
                }
                """.formatted(lock, mode, mode);
    }
}
