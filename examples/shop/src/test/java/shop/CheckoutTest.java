package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckoutTest {

    private static final Path COUNTER = Path.of("flaky-counter");

    @Test
    void shouldStartEmpty() {
        assertEquals(BigDecimal.ZERO, new Cart().total());
    }

    /** A flaky test to try Release Guard on: fails every other time it runs in a workspace, the first time too. */
    @Test
    void shouldReachPaymentService() throws IOException {
        int runs = Files.exists(COUNTER)
                ? Integer.parseInt(Files.readString(COUNTER).strip())
                : 0;
        Files.writeString(COUNTER, String.valueOf(runs + 1));
        assertTrue(runs % 2 == 1, "payment service did not answer in time");
    }
}
