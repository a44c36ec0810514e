package io.jenkins.plugins.releaseguard.signoff.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignOffRequestTest {

    private static final String SCRIPT = "<script>alert(1)</script>\u202e";

    private static final Map<String, BiConsumer<ReleaseSignOffStep, String>> PARAMETERS = Map.of(
            "owner", ReleaseSignOffStep::setOwner,
            "policy", ReleaseSignOffStep::setPolicy,
            "pullRequest", ReleaseSignOffStep::setPullRequest,
            "thread", ReleaseSignOffStep::setThread,
            "rollbackPlan", ReleaseSignOffStep::setRollbackPlan,
            "artifacts", ReleaseSignOffStep::setArtifacts,
            "digests", ReleaseSignOffStep::setDigests,
            "commit", ReleaseSignOffStep::setCommit,
            "authors", ReleaseSignOffStep::setAuthors,
            "cadence", ReleaseSignOffStep::setCadence);

    static Stream<String> parameters() {
        return PARAMETERS.keySet().stream().sorted();
    }

    private static SignOffRequest request(String parameter, String value) {
        ReleaseSignOffStep step = new ReleaseSignOffStep("1.4.0");
        PARAMETERS.get(parameter).accept(step, value);
        return new SignOffRequest(step);
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void shouldRefuseWhatIsTooLongOrNoText(String parameter) {
        for (String text : new String[] {"x".repeat(100_000), "a\0b", "a\ud800b"}) {
            assertThatThrownBy(() -> request(parameter, text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(e -> assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "policy", "rollbackPlan", "artifacts", "commit", "authors"})
    void shouldTakeScriptAsText(String parameter) {
        assertThat(request(parameter, SCRIPT).version()).isEqualTo("1.4.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pullRequest", "thread", "digests", "cadence"})
    void shouldRefuseScriptWhereItMakesNoSense(String parameter) {
        assertThatThrownBy(() -> request(parameter, SCRIPT)).hasMessageContaining("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "//example.org", "https:///x", "ftp://example.org"})
    void shouldTakeHttpLinksOnly(String link) {
        assertThatThrownBy(() -> request("thread", link)).hasMessageContaining("http or https");
    }
}
