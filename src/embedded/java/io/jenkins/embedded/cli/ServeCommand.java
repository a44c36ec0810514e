package io.jenkins.embedded.cli;

import hudson.model.TopLevelItem;
import io.jenkins.embedded.Controller;
import io.jenkins.embedded.web.WebServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves a controller until the process is told to end. A fresh home gets the demo's users and jobs. */
@Command(
        name = "serve",
        description = "Serves the demo on this machine, at http://127.0.0.1:PORT/.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "work",
            description = "Where jobs, builds and the database are kept. Default: ${DEFAULT-VALUE}.")
    private Path home;

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        CountDownLatch ended = new CountDownLatch(1);
        Path absolute = home.toAbsolutePath().normalize();
        Controller controller = Controller.start(absolute.toFile());
        Demo demo = new Demo(controller.jenkins());
        demo.setUp(Path.of("examples"));
        WebServer server = new WebServer(controller.jenkins(), port, "");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, controller, ended), "shutdown"));

        out.println();
        out.println("Release Guard is at " + server.getURL() + " (this machine only). Log in as");
        Demo.USERS.forEach(
                user -> out.println("  " + user.name() + ", password " + user.password() + ": " + user.role()));
        out.println("Jobs: "
                + String.join(
                        ", ",
                        controller.jenkins().getItems().stream()
                                .map(TopLevelItem::getName)
                                .toList())
                + ". Data: " + absolute + ". Ctrl-C ends.");
        out.flush();
        ended.await();
        return 0;
    }

    private static void end(WebServer server, Controller controller, CountDownLatch ended) {
        try {
            server.close();
            controller.close();
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            ended.countDown();
        }
    }
}
