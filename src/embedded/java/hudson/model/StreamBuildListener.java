package hudson.model;

import hudson.util.StreamTaskListener;
import java.io.OutputStream;
import java.nio.charset.Charset;

/** Writes what a build prints to a stream. */
public class StreamBuildListener extends StreamTaskListener implements BuildListener {

    private static final long serialVersionUID = 1L;

    public StreamBuildListener(OutputStream out, Charset charset) {
        super(out, charset);
    }
}
