package io.jenkins.plugins.releaseguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeLimits;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Policy;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Priority;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.QuarantineSettings;
import io.jenkins.plugins.releaseguard.ticket.TicketSource;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.kohsuke.stapler.DataBoundSetter;

class QuarantineConfigurationITest {

    @RegisterExtension
    final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private static TestId test(String className) {
        return new TestId("s", "", className, "m", 1);
    }

    @Test
    void shouldHaveTheTeamsDefaults() throws Throwable {
        session.then(j -> {
            QuarantineSettings settings = QuarantineSettings.ofController();
            assertThat(settings.policy()).isEqualTo(Policy.DEFAULT);
            assertThat(settings.defaultOwner()).isEqualTo("Dev Automation");
            assertThat(settings.priority("shop", test("com.pay.A"))).isEqualTo(Priority.NORMAL);
        });
    }

    @Test
    void shouldKeepWhatWasConfigured() throws Throwable {
        session.then(j -> {
            QuarantineConfiguration config = QuarantineConfiguration.get();
            config.setMediumDays(10);
            config.setHighDays(20);
            config.setOverdueDays(30);
            config.setAmnestyEnds(false);
            config.setHighPriorityTests("com.pay.*\n*IT.m");
            config.setTicketUrl("https://tracker.example/{ticket}");
            config.setOwner(" Shop team ");
        });
        session.then(j -> {
            QuarantineSettings settings = QuarantineSettings.ofController();
            assertThat(settings.policy().ages()).isEqualTo(new AgeLimits(10, 20, 30, 30));
            assertThat(settings.policy().amnestyEnds()).isFalse();
            assertThat(settings.priority("shop", test("com.pay.A"))).isEqualTo(Priority.HIGH);
            assertThat(settings.priority("shop", test("a.OrderIT"))).isEqualTo(Priority.HIGH);
            assertThat(settings.priority("shop", test("a.OrderTest"))).isEqualTo(Priority.NORMAL);
            assertThat(settings.defaultOwner()).isEqualTo("Shop team");
            assertThat(TicketSource.ofController().link("X-1")).contains("https://tracker.example/X-1");
        });
    }

    /** What configuration as code does: it calls the setter of each name in the YAML, found by the symbol above them. */
    @Test
    void shouldTakeTheYamlOfTheDocumentation() throws Throwable {
        String page = Files.readString(Path.of("docs/flaky-tests.md"));
        String yaml = page.substring(page.indexOf("  releaseGuardQuarantine:\n"));
        yaml = yaml.substring(yaml.indexOf('\n') + 1, yaml.indexOf("```"));
        Map<String, String> values = new LinkedHashMap<>();
        Matcher line = Pattern.compile("(?m)^    (\\w+): (?:\\|\\n      )?\"?(.*?)\"?$")
                .matcher(yaml);
        while (line.find()) {
            values.put(line.group(1), line.group(2));
        }
        session.then(j -> {
            QuarantineConfiguration config = QuarantineConfiguration.get();
            assertThat(config.getClass().getAnnotation(Symbol.class).value()).containsExactly("releaseGuardQuarantine");
            List<String> settable = new ArrayList<>();
            for (Method setter : QuarantineConfiguration.class.getMethods()) {
                if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                    String name = setter.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                            + setter.getName().substring(4);
                    settable.add(name);
                    String value = values.get(name);
                    Class<?> type = setter.getParameterTypes()[0];
                    setter.invoke(
                            config,
                            type == int.class
                                    ? Integer.valueOf(value)
                                    : type == boolean.class ? Boolean.valueOf(value) : value);
                }
            }
            assertThat(settable).containsExactlyInAnyOrderElementsOf(values.keySet());
            assertThat(config.policy()).isEqualTo(Policy.DEFAULT);
            assertThat(config.priority("shop", test("com.example.payment.A"))).isEqualTo(Priority.HIGH);
            assertThat(config.onDemandJob()).isEqualTo("shop-flakes");
            assertThat(TicketSource.ofController().link("SHOP-1"))
                    .contains("https://tracker.example.com/browse/SHOP-1");
        });
    }

    @Test
    void shouldNeverLetBadNumbersStopBuilds() throws Throwable {
        session.then(j -> {
            QuarantineConfiguration config = QuarantineConfiguration.get();
            config.setMediumDays(-5);
            config.setHighDays(0);
            config.setOverdueDays(0);
            config.setReturnDays(-1);
            config.setAgreements(0);
            config.setAgreementsForHigh(0);
            config.setWatchedPasses(0);
            config.setOnDemandRuns(0);
            config.setBrokenAfter(0);
            config.setHistoryDays(0);
            assertThat(config.policy())
                    .isEqualTo(new Policy(
                            new AgeLimits(1, 2, 3, 0), new Policy.Approvals(1, 1), new Policy.Watching(1, 1, 1), true));
            assertThat(config.getHistoryDays()).isEqualTo(1);
        });
    }

    @Test
    void shouldKeepDaysWithinWhatDatabasesHold() throws Throwable {
        session.then(j -> {
            QuarantineConfiguration config = QuarantineConfiguration.get();
            config.setMediumDays(Integer.MAX_VALUE);
            config.setReturnDays(Integer.MAX_VALUE);
            config.setHistoryDays(Integer.MAX_VALUE);
            assertThat(config.policy().ages()).isEqualTo(new AgeLimits(36_500, 36_501, 36_502, 36_500));
            assertThat(config.getHistoryDays()).isEqualTo(36_500);
        });
    }

    @Test
    void shouldSayWhatIsWrong() throws Throwable {
        session.then(j -> {
            QuarantineConfiguration config = QuarantineConfiguration.get();
            assertThat(config.doCheckHighDays(30, 30).kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(config.doCheckOverdueDays(90, 60).kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(config.doCheckTicketUrl("javascript:{ticket}").kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(config.doCheckTicketUrl("https://x.example/{ticket}").kind)
                    .isEqualTo(FormValidation.Kind.OK);
        });
    }

    @Test
    void shouldShowEveryFieldWithHelp() throws Throwable {
        session.then(j -> {
            String page = j.createWebClient()
                    .goTo("manage/configure")
                    .getWebResponse()
                    .getContentAsString();
            for (String field : new String[] {
                "mediumDays", "highDays", "overdueDays", "amnestyEnds", "returnDays", "agreements", "agreementsForHigh",
                "highPriorityTests", "watchedPasses", "onDemandRuns", "onDemandJob", "brokenAfter", "owner",
                        "ticketUrl",
                "historyDays"
            }) {
                assertThat(page).contains("_." + field);
                assertThat(QuarantineConfiguration.class.getResource("QuarantineConfiguration/help-" + field + ".html"))
                        .as(field)
                        .isNotNull();
            }
        });
    }
}
