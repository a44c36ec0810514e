package io.jenkins.plugins.releaseguard.listing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list the address of a page asks for, by its parameters {@code search}, {@code sort} and {@code page}.
 * What makes no sense there is as if it weren't given.
 *
 * @param prefix before the parameters' names, so that one page can have several lists; mostly empty
 * @param search what the entries shown have in common; empty for all; at most {@value #MAX_SEARCH} characters
 * @param sort the column; empty for the list's own order
 * @param page from 1
 * @param size entries on a page, at least 1
 */
public record ListRequest(String prefix, String search, String sort, boolean descending, int page, int size) {

    public static final int PAGE_SIZE = 50;
    public static final int MAX_SEARCH = 200;

    /** So that an offset always fits. */
    private static final int MAX_PAGE = 1_000_000;

    /** @throws IllegalArgumentException naming a page or size below 1 */
    public ListRequest {
        if (page < 1 || size < 1) {
            throw new IllegalArgumentException("page and size must be at least 1, but are " + page + " and " + size);
        }
    }

    /** The beginning of the list, in its own order. */
    public static ListRequest first(int size) {
        return new ListRequest("", "", "", false, 1, size);
    }

    /**
     * As the parameters ask, {@value #PAGE_SIZE} entries on a page.
     *
     * @param sort a column, with {@code -} before it to have the greatest first
     * @param page a number, from 1
     */
    public static ListRequest of(@Nullable String search, @Nullable String sort, @Nullable String page) {
        String text = search == null ? "" : search.strip();
        String by = sort == null ? "" : sort;
        return new ListRequest(
                "",
                text.length() <= MAX_SEARCH ? text : text.substring(0, MAX_SEARCH),
                by.startsWith("-") ? by.substring(1) : by,
                by.startsWith("-"),
                number(page),
                PAGE_SIZE);
    }

    private static int number(@Nullable String page) {
        return page != null && page.matches("[0-9]{1,7}") ? Math.max(1, Math.min(MAX_PAGE, Integer.parseInt(page))) : 1;
    }

    /** The same as one list of several on its page, whose parameters all begin with this. */
    public ListRequest prefixed(String name) {
        return new ListRequest(name, search, sort, descending, page, size);
    }

    /** The same with so many entries on a page. */
    public ListRequest sized(int entries) {
        return new ListRequest(prefix, search, sort, descending, page, entries);
    }

    /** The same with this order, if it was asked for another than these columns or for none. */
    public ListRequest sortableBy(Set<String> columns, String otherwise, boolean descendingOtherwise) {
        return columns.contains(sort)
                ? this
                : new ListRequest(prefix, search, otherwise, descendingOtherwise, page, size);
    }

    /** How many entries come before this page's. */
    public long offset() {
        return (long) (page - 1) * size;
    }

    ListRequest atPage(int number) {
        return new ListRequest(prefix, search, sort, descending, number, size);
    }

    ListRequest by(String column, boolean down) {
        return new ListRequest(prefix, search, column, down, 1, size);
    }

    /** This request as the query of an address, such as {@code ?search=site&sort=-held&page=2}. */
    public String query() {
        List<String> parameters = new ArrayList<>();
        if (!search.isEmpty()) {
            parameters.add(prefix + "search=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
        }
        if (!sort.isEmpty()) {
            parameters.add(
                    prefix + "sort=" + (descending ? "-" : "") + URLEncoder.encode(sort, StandardCharsets.UTF_8));
        }
        if (page > 1) {
            parameters.add(prefix + "page=" + page);
        }
        return "?" + String.join("&", parameters);
    }
}
