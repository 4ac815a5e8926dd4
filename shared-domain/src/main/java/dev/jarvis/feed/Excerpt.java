package dev.jarvis.feed;

import java.util.List;

/**
 * The beginning of a longer list, and how long that is.
 *
 * @param items what was read, in the list's order
 * @param total how many there are, those that were read included
 * @param orMore whether there may be more than that: counting ended at a bound
 */
public record Excerpt<T>(List<T> items, int total, boolean orMore) {

    public Excerpt {
        items = List.copyOf(items);
        if (total < items.size()) {
            throw new IllegalArgumentException("total must be at least " + items.size() + ", was " + total);
        }
    }

    /** A list that was read to its end. */
    public static <T> Excerpt<T> whole(List<T> items) {
        return new Excerpt<>(items, items.size(), false);
    }
}
