package io.jenkins.plugins.releaseguard.signoff.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseStepsTest {

    @ParameterizedTest
    @ValueSource(classes = {ReleaseSignOffStep.class, ReleaseVerifyStep.class, ReleaseCheckStep.class})
    void shouldOfferAllParametersInTheSnippetGenerator(Class<? extends Step> step) throws IOException {
        String form;
        try (InputStream config = step.getResourceAsStream(step.getSimpleName() + "/config.jelly")) {
            form = new String(config.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(DescribableModel.of(step).getParameters())
                .allSatisfy(parameter -> assertThat(form).contains("field=\"" + parameter.getName() + "\""));
    }

    @Test
    void shouldTakeANameFromEachLineOfTheForm() {
        ReleaseVerifyStep step = new ReleaseVerifyStep("1.4.0");
        step.setChecks(List.of("home page\r\nlogin\r\n\r\n"));
        assertThat(step.getChecks()).containsExactly("home page", "login");
        assertThat(step.getCheckLines()).isEqualTo("home page\nlogin");
    }

    @Test
    void shouldLeaveNamesOfAJenkinsfileAsTheyAre() {
        ReleaseVerifyStep step = new ReleaseVerifyStep("1.4.0");
        step.setChecks(List.of("home page", ""));
        assertThat(step.getChecks()).containsExactly("home page", "");
    }
}
