package io.jenkins.embedded.pipeline;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.MarshallerFactory;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.SimpleClassResolver;
import org.jboss.marshalling.Unmarshaller;
import org.jboss.marshalling.river.RiverMarshallerFactory;

/** The saved program of a build. It is replaced as a whole, and on disk when a save returns. */
final class ProgramFile {

    private static final MarshallerFactory FACTORY = new RiverMarshallerFactory();

    private final Path file;

    ProgramFile(File file) {
        this.file = file.toPath();
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Throws {@link java.io.NotSerializableException}, naming the culprit, and then keeps what was saved before. */
    void save(PipelineProgram program, ClassLoader loader) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileOutputStream stream = new FileOutputStream(fresh.toFile())) {
            OutputStream out = new BufferedOutputStream(stream);
            try (Marshaller marshaller = FACTORY.createMarshaller(configuration(program.execution, loader))) {
                marshaller.start(Marshalling.createByteOutput(out));
                marshaller.writeObject(program);
                marshaller.finish();
            }
            out.flush();
            stream.getFD().sync();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    PipelineProgram load(PipelineExecution execution, ClassLoader loader) throws IOException, ClassNotFoundException {
        try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()));
                Unmarshaller unmarshaller = FACTORY.createUnmarshaller(configuration(execution, loader))) {
            unmarshaller.start(Marshalling.createByteInput(in));
            return (PipelineProgram) unmarshaller.readObject();
        }
    }

    private static MarshallingConfiguration configuration(PipelineExecution execution, ClassLoader loader) {
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setClassResolver(new SimpleClassResolver(loader));
        configuration.setObjectResolver(new References(execution));
        return configuration;
    }
}
