package io.jenkins.embedded.model;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Queue;
import hudson.model.queue.AbstractQueueTask;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.Controller;
import java.io.File;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queue and executors of a controller without a web server. */
class ControllerTest {
    @TempDir
    private File home;

    private Controller controller;
    private ACLContext context;

    @BeforeEach
    void start() throws Exception {
        context = ACL.as2(ACL.SYSTEM2);
        controller = Controller.start(home);
    }

    @AfterEach
    void stop() {
        controller.close();
        context.close();
    }

    @Test
    void shouldRunTaskOnExecutor() throws Exception {
        Queue.Item item =
                controller.jenkins().getQueue().schedule2(new Job(), 0).getItem();
        Queue.Executable done = item.getFuture().get(10, TimeUnit.SECONDS);
        assertThat(done).isInstanceOf(Job.Once.class);
        assertThat(((Job.Once) done).thread).startsWith("Executor #");
        Queue.Item left = controller.jenkins().getQueue().getItem(item.getId());
        assertThat(left)
                .isInstanceOfSatisfying(
                        Queue.LeftItem.class, l -> assertThat(l.getExecutable()).isSameAs(done));
    }

    @Test
    void shouldCancelWaitingItem() {
        Queue.Item item =
                controller.jenkins().getQueue().schedule2(new Job(), 1000).getItem();
        assertThat(item.getFuture().cancel(true)).isTrue();
        assertThat(item.getFuture().isCancelled()).isTrue();
        assertThat(controller.jenkins().getQueue().isEmpty()).isTrue();
    }

    private static class Job extends AbstractQueueTask {
        @Override
        public String getName() {
            return "job";
        }

        @Override
        public String getFullDisplayName() {
            return "job";
        }

        @Override
        public String getDisplayName() {
            return "job";
        }

        @Override
        public String getUrl() {
            return "job/";
        }

        @Override
        public Queue.Executable createExecutable() {
            return new Once(this);
        }

        private static class Once implements Queue.Executable {
            private final Job job;
            private String thread;

            Once(Job job) {
                this.job = job;
            }

            @Override
            public Job getParent() {
                return job;
            }

            @Override
            public void run() {
                thread = Thread.currentThread().getName();
            }
        }
    }
}
