package shop;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a customer is about to buy. */
public final class Cart {

    private final Map<String, BigDecimal> prices = new LinkedHashMap<>();

    public void add(String article, String price) {
        prices.merge(article, new BigDecimal(price), BigDecimal::add);
    }

    public BigDecimal total() {
        return prices.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @param code {@code TEN} takes ten per cent off, anything else nothing */
    public BigDecimal totalWith(String code) {
        return "TEN".equals(code) ? total().multiply(new BigDecimal("0.90")) : total();
    }
}
