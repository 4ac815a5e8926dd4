package dev.jarvis.chat;

import dev.jarvis.feed.Excerpt;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The lines of one topic, the most important first; each is made when it is asked for.
 *
 * @param listed how many there are to choose from
 * @param total how many things there are, those included that nobody wants as a line
 * @param orMore whether there may be more than that
 */
record Group(Topic topic, int listed, IntFunction<String> line, int total, boolean orMore) {

    /** A line for each item. */
    static <T> Group of(Topic topic, List<T> items, Function<T, String> line) {
        return new Group(topic, items.size(), index -> line.apply(items.get(index)), items.size(), false);
    }

    /** A line for each of the first items, at most so many. */
    static <T> Group of(Topic topic, Excerpt<T> excerpt, int most, Function<T, String> line) {
        return new Group(
                topic,
                Math.min(most, excerpt.items().size()),
                index -> line.apply(excerpt.items().get(index)),
                excerpt.total(),
                excerpt.orMore());
    }

    /** Things that are counted, and not listed. */
    static Group counted(Topic topic, int total) {
        return new Group(topic, 0, index -> "", total, false);
    }
}
