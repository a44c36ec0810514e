package io.jenkins.embedded.console;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.console.AnnotatedLargeText;
import hudson.console.ConsoleNote;
import hudson.console.HyperlinkNote;
import hudson.console.ModelHyperlinkNote;
import hudson.model.User;
import io.jenkins.embedded.Controller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogITest {
    @TempDir
    Path home;

    private Controller controller;

    @BeforeEach
    void start() throws IOException {
        controller = Controller.start(home.toFile());
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    private AnnotatedLargeText<Object> log(String content, boolean complete) throws IOException {
        Path file = Files.writeString(home.resolve("log"), content);
        return new AnnotatedLargeText<>(file.toFile(), StandardCharsets.UTF_8, complete, this);
    }

    private static String html(AnnotatedLargeText<Object> log) throws IOException {
        StringWriter html = new StringWriter();
        log.writeHtmlTo(0, html);
        return html.toString();
    }

    @Test
    void shouldShowLinksInHtmlAndTextElsewhere() throws Exception {
        String line = "by " + HyperlinkNote.encodeTo("https://host.example/?a=1&b", "<me>") + " ä\n";
        AnnotatedLargeText<Object> log = log(line, true);
        assertThat(html(log)).isEqualTo("by <a href='https://host.example/?a=1&amp;b'>&lt;me&gt;</a> ä\n");
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        assertThat(log.writeLogTo(0, plain)).isEqualTo(log.length());
        assertThat(plain.toString(StandardCharsets.UTF_8)).isEqualTo("by <me> ä\n");
        assertThat(ConsoleNote.removeNotes(line)).isEqualTo("by <me> ä\n");
    }

    @Test
    void shouldLinkToUsersAndPlainAddresses() throws Exception {
        String line = ModelHyperlinkNote.encodeTo(User.getById("alice", true));
        assertThat(html(log(line, true))).contains("user/alice' class='").endsWith(">alice</a>");
        assertThat(html(log("at http://host.example/a.html, <b>", true)))
                .isEqualTo("at <a href='http://host.example/a.html'>http://host.example/a.html</a>, &lt;b&gt;");
    }

    @Test
    void shouldIgnoreForgedNotes() throws Exception {
        String note = new HyperlinkNote("/x", 4).encode();
        String forged = note.replace(note.substring(10, 14), "AAAA") + "text " + ConsoleNote.PREAMBLE_STR + "no base64"
                + ConsoleNote.POSTAMBLE_STR + "end";
        assertThat(html(log(forged, true))).isEqualTo("text end");
    }

    @Test
    void shouldHoldBackUnfinishedLineOfGrowingLog() throws Exception {
        StringWriter html = new StringWriter();
        assertThat(log("one\ntwo", false).writeHtmlTo(0, html)).isEqualTo(4);
        assertThat(html).hasToString("one\n");
    }
}
