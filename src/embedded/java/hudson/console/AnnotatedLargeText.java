package hudson.console;

import io.jenkins.embedded.console.HtmlLines;
import io.jenkins.embedded.console.PlainLines;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;
import org.kohsuke.stapler.framework.io.ByteBuffer;
import org.kohsuke.stapler.framework.io.LargeText;

/** A log that may still grow: raw, as plain text or as HTML, from any position on. */
public class AnnotatedLargeText<T> extends LargeText {
    /** Request attribute: HTML is asked for. */
    private static final String HTML = "html";

    private final T context;

    public AnnotatedLargeText(File file, Charset charset, boolean completed, T context) {
        super(file, charset, completed, true);
        this.context = context;
    }

    public AnnotatedLargeText(ByteBuffer memory, Charset charset, boolean completed, T context) {
        super(memory, charset, completed);
        this.context = context;
    }

    /** Answers from {@code start} on; the header X-Text-Size says where to ask next, X-More-Data whether to. */
    public void doProgressiveHtml(StaplerRequest request, StaplerResponse response) throws IOException {
        request.setAttribute(HTML, true);
        doProgressText(request, response);
    }

    public void doProgressiveText(StaplerRequest request, StaplerResponse response) throws IOException {
        doProgressText(request, response);
    }

    private static boolean isHtml() {
        StaplerRequest request = Stapler.getCurrentRequest();
        return request != null && request.getAttribute(HTML) != null;
    }

    @Override
    protected void setContentType(StaplerResponse response) {
        response.setContentType(isHtml() ? "text/html;charset=UTF-8" : "text/plain;charset=UTF-8");
    }

    @Override
    public long writeLogTo(long start, Writer w) throws IOException {
        return isHtml() ? writeHtmlTo(start, w) : super.writeLogTo(start, w);
    }

    /** Without notes. The answer is a position in the raw log. */
    @Override
    public long writeLogTo(long start, OutputStream out) throws IOException {
        PlainLines plain = new PlainLines(out);
        long end = super.writeLogTo(start, plain);
        plain.forceEol();
        plain.flush();
        return end;
    }

    public long writeHtmlTo(long start, Writer w) throws IOException {
        HtmlLines html = new HtmlLines(w, context, charset);
        long end = super.writeLogTo(start, html);
        html.forceEol();
        html.flush();
        return end;
    }
}
