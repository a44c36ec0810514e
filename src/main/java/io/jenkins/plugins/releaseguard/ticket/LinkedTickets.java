package io.jenkins.plugins.releaseguard.ticket;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A tracker that is only linked to: what a ticket should be told stands in Jenkins' log, for a person to do. */
public final class LinkedTickets implements TicketTracker {
    private static final Logger LOGGER = Logger.getLogger(LinkedTickets.class.getName());
    private static final String PLACE = "{ticket}";

    private final String template;

    /** @param template URL of a ticket with <code>{ticket}</code> in it; empty if tickets can't be linked */
    public LinkedTickets(String template) {
        this.template = template;
    }

    @Override
    public Optional<String> link(String ticket) {
        String key = ticket.strip();
        if (isWeb(key)) {
            return Optional.of(key);
        }
        if (key.isEmpty() || !isWeb(template) || !template.contains(PLACE)) {
            return Optional.empty();
        }
        String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
        return Optional.of(template.replace(PLACE, encoded));
    }

    private static boolean isWeb(String url) {
        return url.matches("(?i)https?://[^\\s\\p{Cntrl}\"<>]+");
    }

    @Override
    public void tell(TicketChange change) {
        LOGGER.log(Level.INFO, "Ticket {0} should have {1} priority: {2}", new Object[] {
            printable(change.ticket()), change.priority(), printable(change.text())
        });
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
