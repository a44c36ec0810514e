package io.jenkins.plugins.releaseguard.flaky.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.flaky.Flakes;
import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.Ageing;
import io.jenkins.plugins.releaseguard.notify.Audience;
import io.jenkins.plugins.releaseguard.notify.News;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.ticket.LinkedTickets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class QuarantineWorkITest {

    @Test
    void shouldTellOwnerOnceThatTestIsOverdue(JenkinsRule j) throws Exception {
        j.createFreeStyleProject("shop");
        Flakes.record("shop", 1, new TestId("s", "", "p.A", "late", 1), Fate.FLAKY);
        long id = Flakes.id("late");
        Flakes.quarantine(id, "SHOP-1");
        Ageing ageing = Ageing.ofController();
        ageing.takeSteps(Time.now().plus(Duration.ofDays(100)));
        QuarantineWork.tell(ageing, new LinkedTickets(""), TaskListener.NULL);
        QuarantineWork.tell(ageing, new LinkedTickets(""), TaskListener.NULL);
        assertThat(Ear.heard()).singleElement().satisfies(news -> {
            assertThat(news.text()).startsWith("Overdue in quarantine: p.A.late in shop: ");
            assertThat(news.url()).isEqualTo("quarantine/entry/" + id + "/");
            assertThat(news.audience())
                    .isEqualTo(new Audience(Set.of("Dev Automation"), "shop", GuardPermissions.VIEW_QUARANTINE));
        });
    }

    @TestExtension
    public static class Ear implements News.Listener {
        private final List<News> heard = new ArrayList<>();

        static List<News> heard() {
            return ExtensionList.lookupSingleton(Ear.class).heard;
        }

        @Override
        public void hear(News news) {
            heard.add(news);
        }
    }
}
