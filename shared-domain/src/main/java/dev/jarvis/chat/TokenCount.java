package dev.jarvis.chat;

/**
 * How many tokens a text costs a model. A count must never be too low, and a text of whole lines must not count more than
 * its lines do one by one: what fits is chosen line by line. Implementations are thread-safe.
 */
@FunctionalInterface
public interface TokenCount {

    /** The tokens of a text, or an upper bound of them. */
    int of(String text);
}
