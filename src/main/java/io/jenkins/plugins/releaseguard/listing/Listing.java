package io.jenkins.plugins.releaseguard.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, with the way to the others. A view shows the way by
 * {@code <st:include it="${listing}" page="paging.jelly"/>} and the search box by {@code page="search.jelly"}, which
 * names it by the variable {@code searchLabel}.
 *
 * @param <T> an entry
 */
public final class Listing<T> {

    private final ListRequest request;
    private final List<T> items;
    private final long total;
    private final Noun noun;

    /**
     * @param items what is on this page
     * @param total how many match on all pages
     * @param noun what the entries are called
     */
    public Listing(ListRequest request, List<T> items, long total, Noun noun) {
        this.request = request;
        this.items = List.copyOf(items);
        this.total = total;
        this.noun = noun;
    }

    public List<T> getItems() {
        return items;
    }

    /** How many match, on all pages. */
    public long getTotal() {
        return total;
    }

    /** From 1. */
    public int getPage() {
        return request.page();
    }

    /** At least 1. */
    public long getPages() {
        return Math.max(1, (total + request.size() - 1) / request.size());
    }

    public String getSearch() {
        return request.search();
    }

    /** Whether only what was searched for is shown. */
    public boolean isSearched() {
        return !request.search().isEmpty();
    }

    /** Before the names of the parameters. */
    public String getPrefix() {
        return request.prefix();
    }

    /** As the parameter {@code sort} has it; empty for the list's own order. */
    public String getSort() {
        return (request.descending() ? "-" : "") + request.sort();
    }

    /** This page's own address, from {@code ?} on. */
    public String getQuery() {
        return request.query();
    }

    /** Address of the page before; null on the first. */
    public @Nullable String getPrevious() {
        return request.page() == 1
                ? null
                : request.atPage((int) Math.min(request.page() - 1, getPages())).query();
    }

    /** Address of the next page; null on the last. */
    public @Nullable String getNext() {
        return request.page() >= getPages()
                ? null
                : request.atPage(request.page() + 1).query();
    }

    /** Such as {@code 51 to 100 of 1234 locks}, or {@code 12 locks} when they are all here. */
    public String getSummary() {
        if (getPages() == 1 && request.page() == 1) {
            return noun.count(total);
        }
        return items.isEmpty()
                ? "none here of " + noun.count(total)
                : (request.offset() + 1) + " to " + (request.offset() + items.size()) + " of " + noun.count(total);
    }

    /** Address of the list in the order of this column, the other way round if it is so already. */
    public String sortedBy(String column) {
        return request.by(column, column.equals(request.sort()) && !request.descending())
                .query();
    }

    /** How the list is ordered by this column, as {@code aria-sort} says it. */
    public String order(String column) {
        return !column.equals(request.sort()) ? "none" : request.descending() ? "descending" : "ascending";
    }

    /** Which way the list is ordered by this column: an arrow, or nothing. */
    public String arrow(String column) {
        return switch (order(column)) {
            case "ascending" -> " ↑";
            case "descending" -> " ↓";
            default -> "";
        };
    }
}
