package hudson;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.XStreamException;
import hudson.util.AtomicFileWriter;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;

/** An object saved as an XML file; replaced atomically when written. */
public final class XmlFile {
    private static final XStream XSTREAM = new XStream2();
    private static final ThreadLocal<Set<Object>> BEING_WRITTEN =
            ThreadLocal.withInitial(() -> Collections.newSetFromMap(new IdentityHashMap<>()));

    private final XStream xs;
    private final File file;
    private final boolean force;

    public XmlFile(File file) {
        this(XSTREAM, file);
    }

    public XmlFile(XStream xs, File file) {
        this(xs, file, true);
    }

    /** @param force whether what was written is on the disk, safe from power loss, when {@link #write} returns */
    public XmlFile(XStream xs, File file, boolean force) {
        this.xs = xs;
        this.file = file;
        this.force = force;
    }

    public File getFile() {
        return file;
    }

    public Object read() throws IOException {
        try (Reader in = readRaw()) {
            return xs.fromXML(in);
        } catch (XStreamException | LinkageError x) {
            throw new IOException("Unable to read " + file, x);
        }
    }

    /** Reads the file into the fields of an existing object; fields that it doesn't name keep their values. */
    public Object unmarshal(Object o) throws IOException {
        try (Reader in = readRaw()) {
            return xs.fromXML(in, o);
        } catch (XStreamException | LinkageError x) {
            throw new IOException("Unable to read " + file, x);
        }
    }

    public void write(Object o) throws IOException {
        mkdirs();
        Set<Object> beingWritten = BEING_WRITTEN.get();
        AtomicFileWriter w = new AtomicFileWriter(file.toPath(), StandardCharsets.UTF_8, force, true);
        try {
            w.write("<?xml version='1.1' encoding='UTF-8'?>\n");
            beingWritten.add(o);
            try {
                xs.toXML(o, w);
            } finally {
                beingWritten.remove(o);
            }
            w.write('\n');
            w.commit();
        } catch (XStreamException x) {
            throw new IOException("Unable to write " + file, x);
        } finally {
            w.abort();
        }
    }

    /** Inside another object's file only a reference is written: what the supplier gives. */
    public static Object replaceIfNotAtTopLevel(Object o, Supplier<Object> replacement) {
        return BEING_WRITTEN.get().contains(o) ? o : replacement.get();
    }

    public boolean exists() {
        return file.exists();
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file.toPath());
    }

    public void mkdirs() throws IOException {
        Files.createDirectories(file.getAbsoluteFile().getParentFile().toPath());
    }

    @Override
    public String toString() {
        return file.toString();
    }

    public Reader readRaw() throws IOException {
        return Files.newBufferedReader(file.toPath(), StandardCharsets.UTF_8);
    }

    public String asString() throws IOException {
        StringWriter w = new StringWriter();
        writeRawTo(w);
        return w.toString();
    }

    public void writeRawTo(Writer w) throws IOException {
        try (Reader in = readRaw()) {
            in.transferTo(w);
        }
    }
}
