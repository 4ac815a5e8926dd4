package dev.jarvis.feed;

import java.util.List;

/** What the last word of a search may stand for. */
public sealed interface LastWord {

    /** Itself. */
    LastWord WHOLE = new Itself();

    /** Whatever begins with it. What begins so is all gathered before the first is known. */
    LastWord BEGINNING = new Beginning();

    record Itself() implements LastWord {}

    record Beginning() implements LastWord {}

    /**
     * One of the words that are known to begin with it, which are found at once.
     *
     * @param words what the last part of the last word may be; at least one
     */
    record AnyOf(List<String> words) implements LastWord {

        public AnyOf {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a word that may be none cannot be looked for");
            }
        }
    }
}
