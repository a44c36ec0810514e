package io.jenkins.plugins.releaseguard.notify;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Mail addresses as people enter them: one a line, or with spaces, commas or semicolons between. Only plain ones, such as
 * {@code team@example.org}: no names, no quotes, nothing that could end a header of a mail.
 */
public final class MailAddresses {

    /** The most that SMTP carries (RFC 5321, 4.5.3.1.3, without the brackets). */
    private static final int LONGEST = 254;

    private static final Pattern PLAIN =
            Pattern.compile("[\\p{Alnum}!#$%&'*+/=?^_`{|}~.-]+@[\\p{Alnum}][\\p{Alnum}.-]*");

    private MailAddresses() {}

    /**
     * Each of them once, in order.
     *
     * @throws IllegalArgumentException naming the first that is none
     */
    public static List<String> parse(String text) {
        Set<String> addresses = new LinkedHashSet<>();
        for (String address : text.split("[\\s,;]+")) {
            if (!address.isEmpty() && !isPlain(address)) {
                throw new IllegalArgumentException(
                        "'" + address + "' is no mail address; write it like team@example.org, without a name");
            }
            if (!address.isEmpty()) {
                addresses.add(address);
            }
        }
        return List.copyOf(addresses);
    }

    static boolean isPlain(String address) {
        return address.length() <= LONGEST && PLAIN.matcher(address).matches();
    }
}
