package io.jenkins.plugins.releaseguard.flaky.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.embedded.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gigabyte of output passes in 64 MB of heap, in a JVM of its own. */
class ReportMemoryTest {

    @Test
    void shouldReadGigabyteOfOutputIn64Megabytes() throws Exception {
        Process child = new ProcessBuilder(ChildJvm.command(List.of("-Xmx64m", "-XX:+UseSerialGC"), Gigabyte.class))
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(said.strip()).isEqualTo("2 cases, 1 failed, in 1 report, 0 broken");
    }

    /** Runs in the child. */
    static final class Gigabyte {
        private Gigabyte() {}

        /** Reads a report of a gigabyte, and says what was in it. */
        public static void main(String[] arguments) throws IOException {
            ReportScan scan = new ReportScan(Set.of(), Set.of());
            scan.add("big.xml", new Report());
            ReportDigest digest = scan.digest(0);
            System.out.printf(
                    "%d cases, %d failed, in %d report, %d broken%n",
                    digest.cases(),
                    digest.failed(),
                    digest.reports(),
                    digest.broken().size());
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
