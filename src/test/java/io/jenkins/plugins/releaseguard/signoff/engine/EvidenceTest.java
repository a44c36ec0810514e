package io.jenkins.plugins.releaseguard.signoff.engine;

import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.ALICE;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.BOB;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import net.sf.json.JSONObject;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private final Scene scene = new Scene().tested().after(ALICE, Act.APPROVE, "reason", "\"fine\"\n\\ </script>");

    @Test
    void shouldExportLogFromWhichTheHashesFollow() {
        String json = new Evidence(scene.gate).json();
        JSONObject all = JSONObject.fromObject(json);
        assertThat(all.getString("head")).isEqualTo(scene.gate.log().head());
        assertThat(all.getJSONArray("log").size()).isEqualTo(4);
        assertThat(all.getJSONArray("log")
                        .getJSONObject(3)
                        .getJSONObject("fields")
                        .getString("reason"))
                .isEqualTo("\"fine\"\n\\ </script>");
        assertThat(json).doesNotContain("</script>");
    }

    @Test
    void shouldStateNothingBeforeItIsSigned() {
        assertThat(new Evidence(scene.gate).statement("https://example.org/releases/"))
                .isEmpty();
    }

    @Test
    void shouldStateWhoSignedWhichDigests() {
        scene.after(BOB, Act.APPROVE);
        JSONObject statement = JSONObject.fromObject(new Evidence(scene.gate)
                .statement("https://example.org/releases/")
                .orElseThrow());
        assertThat(statement.getString("_type")).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.getString("predicateType")).isEqualTo("https://in-toto.io/attestation/svr/v0.1");
        assertThat(statement.getJSONArray("subject").getString(0))
                .isEqualTo("{\"name\":\"shop.jar\",\"digest\":{\"sha256\":\"" + "a".repeat(64) + "\"}}");
        assertThat(statement
                        .getJSONObject("predicate")
                        .getJSONArray("properties")
                        .toString())
                .contains("RELEASE_GUARD_SIGNED_BY alice", "RELEASE_GUARD_SIGNED_BY bob")
                .contains("RELEASE_GUARD_TWO_PEOPLE_APPROVED", "RELEASE_GUARD_POLICIES_FULFILLED");
        JSONObject verifier = statement.getJSONObject("predicate").getJSONObject("verifier");
        assertThat(verifier.getString("id")).isEqualTo("https://example.org/releases/");
        assertThat(verifier.getJSONObject("policy").getJSONObject("digest").getString("sha256"))
                .isEqualTo(Sha256.of(scene.policies.text()));
    }

    @Test
    void shouldNotStateOfAnEmergencyWhatWasLeftOut() {
        scene.after(CAROL, Act.DECLARE_EMERGENCY, "reason", "down", "incident", "https://example.org/1");
        // Alice's approval is the second one.
        assertThat(new Evidence(scene.gate).statement("x").orElseThrow())
                .contains("RELEASE_GUARD_TWO_PEOPLE_APPROVED")
                .doesNotContain("RELEASE_GUARD_POLICIES_FULFILLED");
        Scene alone = new Scene();
        alone.after(CAROL, Act.DECLARE_EMERGENCY, "reason", "down", "incident", "https://example.org/1");
        assertThat(new Evidence(alone.gate).statement("x").orElseThrow())
                .doesNotContain("RELEASE_GUARD_TWO_PEOPLE_APPROVED");
    }
}
