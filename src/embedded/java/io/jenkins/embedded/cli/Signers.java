package io.jenkins.embedded.cli;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;

/** Tests, signs and keeps every release that waits, as these demo users, through the web as they would. */
final class Signers implements Runnable {

    private static final long POLL_MILLIS = 500;
    private static final int TESTERS = 2;

    private final Set<String> tried = new HashSet<>();
    private final List<DemoClient> signers;

    Signers(URI root, List<String> users) {
        signers = users.stream().map(user -> new DemoClient(root, user)).toList();
    }

    @Override
    public void run() {
        try {
            while (!signers.isEmpty()) {
                for (DemoClient signer : signers) {
                    signAll(signer);
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signAll(DemoClient signer) throws InterruptedException {
        try {
            JSONObject releases = signer.getJson("releases/api/json");
            JSONArray waiting = releases.getJSONArray("waiting");
            for (int i = 0; i < waiting.size(); i++) {
                sign(signer, waiting.getJSONObject(i));
            }
            JSONArray mine = releases.getJSONArray("mine");
            for (int i = 0; i < mine.size(); i++) {
                keep(signer, mine.getJSONObject(i));
            }
        } catch (IOException e) {
            System.err.println(signer.user() + " can't sign: " + e.getMessage());
        }
    }

    private void sign(DemoClient signer, JSONObject release) throws IOException, InterruptedException {
        String id = release.getString("id");
        if (tried.add(signer.user() + " tests " + id)) {
            signer.post("releases/gate/" + id + "/checkIn", Map.of());
        }
        // Testing begins when two are there: the second to check in may be one who comes later.
        if (release.getJSONArray("testers").size() >= TESTERS && tried.add(signer.user() + " signs " + id)) {
            signer.post("releases/gate/" + id + "/approve", Map.of("reason", "signed by --sign " + signer.user()));
        }
    }

    /** Keeps a release that waits for this signer's decision. */
    private static void keep(DemoClient signer, JSONObject release) throws IOException, InterruptedException {
        JSONObject decision = release.getJSONObject("decision");
        if (!decision.isNullObject() && decision.getBoolean("undecided")) {
            signer.post(
                    "releases/gate/" + release.getString("id") + "/keep",
                    Map.of("reason", "kept by --sign " + signer.user()));
        }
    }
}
