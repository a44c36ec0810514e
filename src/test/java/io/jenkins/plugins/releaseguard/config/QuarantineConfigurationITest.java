package io.jenkins.plugins.releaseguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeLimits;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Policy;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Priority;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.QuarantineSettings;
import io.jenkins.plugins.releaseguard.ticket.TicketSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

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
