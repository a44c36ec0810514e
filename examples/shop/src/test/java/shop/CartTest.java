package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CartTest {

    private final Cart cart = new Cart();

    @Test
    void shouldAddPrices() {
        cart.add("tea", "3.20");
        cart.add("cup", "7.00");
        assertEquals(new BigDecimal("10.20"), cart.total());
    }

    @Test
    void shouldTakeTenPerCentOff() {
        cart.add("tea", "10.00");
        assertEquals(0, new BigDecimal("9.00").compareTo(cart.totalWith("TEN")));
    }

    /** Stands for a real defect: fails always when the build's parameter BROKEN is set. */
    @Test
    void shouldIgnoreUnknownCode() {
        assertFalse(Boolean.getBoolean("shop.broken"), "the unknown code ELEVEN took something off");
        cart.add("tea", "10.00");
        assertEquals(new BigDecimal("10.00"), cart.totalWith("ELEVEN"));
    }
}
