package io.jenkins.plugins.releaseguard.flaky.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.typed.TypedValueDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Times as tools write them. Durations: {@code 2,503.1}, {@code 0,288}, negative, or not at all. Never negative; 0 for what
 * is no number.
 */
final class ReportTime extends TypedValueDecoder {
    /** Numbers of so many digits, and the powers of ten for them, are exact as doubles. */
    private static final int EXACT = 15;

    private static final Pattern ZONED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:\\d\\d)");
    /** Tools that don't know the time write year 1, or 1970. */
    private static final Instant EPOCHS = Instant.parse("2000-01-01T00:00:00Z");

    private double seconds;

    private ReportTime() {}

    /** Read where it stands, without a string of its own. */
    static double ofAttribute(XMLStreamReader2 xml, int index) throws XMLStreamException {
        ReportTime time = new ReportTime();
        xml.getAttributeAs(index, time);
        return time.seconds;
    }

    /** The later of a moment and a timestamp; a timestamp without a zone, or of a clock that was never set, is none. */
    static @Nullable Instant later(@Nullable Instant moment, @Nullable String timestamp) {
        if (timestamp == null || !ZONED.matcher(timestamp).matches()) {
            return moment;
        }
        try {
            Instant read = OffsetDateTime.parse(timestamp).toInstant();
            return read.isBefore(EPOCHS) || moment != null && moment.isAfter(read) ? moment : read;
        } catch (DateTimeParseException e) {
            return moment;
        }
    }

    @Override
    public void handleEmptyValue() {
        seconds = 0;
    }

    @Override
    public void decode(String stripped) {
        decode(stripped.toCharArray(), 0, stripped.length());
    }

    @Override
    public void decode(char[] text, int start, int end) {
        seconds = end - start <= EXACT ? plain(text, start, end) : any(new String(text, start, end - start));
    }

    /** Digits with at most one mark between them, as most tools write it. */
    private static double plain(char[] text, int start, int end) {
        long digits = 0;
        double divisor = 1;
        boolean fraction = false;
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + c - '0';
                divisor *= fraction ? 10 : 1;
            } else if ((c == '.' || c == ',') && !fraction) {
                fraction = true;
            } else {
                return any(new String(text, start, end - start));
            }
        }
        return digits / divisor;
    }

    private static double any(String text) {
        int point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        // the last mark separates the fraction, unless the same mark stands twice: then all group thousands
        if (point >= 0 && text.indexOf(text.charAt(point)) < point) {
            point = text.length();
        }
        String whole =
                point < 0 ? text : text.substring(0, point).replace(",", "").replace(".", "");
        String fraction = point < 0 || point >= text.length() ? "" : "." + text.substring(point + 1);
        return number((whole.isEmpty() ? "0" : whole) + fraction);
    }

    private static double number(String text) {
        try {
            double seconds = Double.parseDouble(text);
            return Double.isFinite(seconds) && seconds > 0 ? seconds : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
