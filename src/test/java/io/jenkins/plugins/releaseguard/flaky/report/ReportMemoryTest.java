package io.jenkins.plugins.releaseguard.flaky.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.embedded.ChildJvm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gigabyte of output, or 400 MB of traces, pass in 64 MB of heap, in a JVM of its own. */
class ReportMemoryTest {

    @Test
    void shouldReadGigabyteOfOutputIn64Megabytes() throws Exception {
        assertThat(said(Gigabyte.class)).isEqualTo("2 cases, 1 failed, in 1 report, 0 broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<property name='go.version' value='go1.22'/>", ""})
    void shouldReadManyFailuresIn64Megabytes(String property) throws Exception {
        assertThat(said(Failures.class, property)).isEqualTo("50000 cases, 50000 failed, in 1 report, 0 broken");
    }

    private static String said(Class<?> main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(ChildJvm.command(List.of("-Xmx64m", "-XX:+UseSerialGC"), main));
        command.addAll(List.of(arguments));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }

    /** Runs in the child. */
    static final class Gigabyte {
        private Gigabyte() {}

        /** Reads a report of a gigabyte, and says what was in it. */
        public static void main(String[] arguments) throws IOException {
            ReportScan scan = new ReportScan(Set.of(), Set.of());
            scan.add("big.xml", new Report());
            say(scan.digest(0));
        }
    }

    private static void say(ReportDigest digest) {
        System.out.printf(
                "%d cases, %d failed, in %d report, %d broken%n",
                digest.cases(),
                digest.failed(),
                digest.reports(),
                digest.broken().size());
    }

    /** Runs in the child. */
    static final class Failures {
        private static final int COUNT = 50_000;

        private Failures() {}

        /** Reads a report of 50,000 failures with long traces, looking for all of them, and says what was in it. */
        public static void main(String[] arguments) throws IOException {
            String trace = "x".repeat(8_000);
            Set<String> wanted = new HashSet<>();
            for (int i = 0; i < COUNT; i++) {
                wanted.add(new TestId("m", "", "m", "T" + i, 1).key());
            }
            ReportScan scan = new ReportScan(wanted, Set.of());
            scan.add("many.xml", new SequenceInputStream(new Enumeration<>() {
                private int next = -1;

                @Override
                public boolean hasMoreElements() {
                    return next <= COUNT;
                }

                @Override
                public InputStream nextElement() {
                    int part = next++;
                    String xml = part < 0
                            ? "<testsuite name='m'><properties>" + arguments[0] + "</properties>"
                            : part == COUNT
                                    ? "</testsuite>"
                                    : "<testcase classname='m' name='T" + part + "'><failure>" + trace
                                            + "</failure></testcase>";
                    return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
                }
            }));
            say(scan.digest(0));
        }
    }

    /** Half of it output of a test, a quarter a trace and a quarter output of the suite. */
    private static final class Report extends InputStream {
        private static final byte[] LINE = "\tat p.A.work(A.java:17) and play &lt;make&gt; jack a dull boy\n"
                .repeat(2_000)
                .getBytes(StandardCharsets.UTF_8);

        private final List<Object> parts = List.of(
                "<testsuite name='p.A'><testcase classname='p.A' name='a'><failure message='m'>",
                1L << 28,
                "</failure><system-out>",
                1L << 29,
                "</system-out></testcase><testcase classname='p.A' name='b'/><system-err>",
                1L << 28,
                "</system-err></testsuite>");
        private int part;
        private long done;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            while (part < parts.size()) {
                byte[] from = parts.get(part) instanceof String s ? s.getBytes(StandardCharsets.UTF_8) : LINE;
                // whole lines only, so that no entity is cut
                long size = parts.get(part) instanceof Long wanted ? wanted / LINE.length * LINE.length : from.length;
                if (done < size) {
                    int at = (int) (done % from.length);
                    int count = (int) Math.min(Math.min(length, from.length - at), size - done);
                    System.arraycopy(from, at, to, offset, count);
                    done += count;
                    return count;
                }
                part++;
                done = 0;
            }
            return -1;
        }
    }
}
