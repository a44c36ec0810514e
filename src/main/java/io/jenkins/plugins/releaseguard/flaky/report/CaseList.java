package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** All test cases of a set of reports without their texts, packed: 100,000 of them are sent in about a megabyte. */
public final class CaseList implements Serializable {
    private static final long serialVersionUID = 1;

    /** So many cases are kept; more are only counted. */
    public static final int MAX_CASES = 100_000;

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final byte[] packed;
    private final int size;
    private final int left;

    private CaseList(byte[] packed, int size, int left) {
        this.packed = packed;
        this.size = size;
        this.left = left;
    }

    /**
     * One of them.
     *
     * @param report path of the report
     * @param millis its duration, in milliseconds
     */
    public record Entry(String report, TestId id, Outcome outcome, long millis) {}

    /** How many there are. */
    public int size() {
        return size;
    }

    /** How many were left out. */
    public int left() {
        return left;
    }

    /** Hands out each, in the order of the reports. */
    public void forEach(Consumer<Entry> sink) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            String report = "";
            for (int i = 0; i < size; ) {
                if (in.readBoolean()) {
                    report = in.readUTF();
                } else {
                    TestId id = new TestId(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readInt());
                    sink.accept(new Entry(report, id, OUTCOMES[in.readByte()], in.readLong()));
                    i++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The packed cases can't be read", e);
        }
    }

    /** Packs cases while reports are read. */
    public static final class Packer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out =
                new DataOutputStream(new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED), 1 << 13));
        private int size;
        private int left;

        /** Reads one report; of a broken one nothing is packed. */
        public void add(String path, InputStream report) throws IOException {
            ByteArrayOutputStream ofReport = new ByteArrayOutputStream();
            DataOutputStream to = new DataOutputStream(ofReport);
            int[] counts = new int[2];
            AttemptMerge merge = new AttemptMerge(test -> {
                if (size + counts[0] < MAX_CASES) {
                    counts[0]++;
                    write(to, test);
                } else {
                    counts[1]++;
                }
            });
            try {
                ReportReader.read(report, merge);
                merge.end();
            } catch (BrokenReportException e) {
                return;
            }
            out.writeBoolean(true);
            out.writeUTF(path.length() > 4_000 ? path.substring(0, 4_000) : path);
            ofReport.writeTo(out);
            size += counts[0];
            left += counts[1];
        }

        private static void write(DataOutputStream out, TestCase test) {
            try {
                TestId id = test.id();
                out.writeBoolean(false);
                out.writeUTF(id.suite());
                out.writeUTF(id.file());
                out.writeUTF(id.className());
                out.writeUTF(id.name());
                out.writeInt(id.occurrence());
                out.writeByte(test.outcome().ordinal());
                out.writeLong((long) (test.seconds() * 1_000));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public CaseList packed() throws IOException {
            out.close();
            return new CaseList(bytes.toByteArray(), size, left);
        }
    }
}
