package dev.jarvis.monitor;

/** What a pass came to, for whoever started it. */
public sealed interface PassResult {

    /** One line for a person. */
    String text();

    /** Everything was read. */
    record Done(String text) implements PassResult {}

    /** Some nodes could not be read; the rest was recorded. */
    record Partial(String text) implements PassResult {}

    /** Another process runs this tier. */
    record Taken(String text) implements PassResult {}

    /** The cluster could not be read at all. */
    record Unreachable(String text) implements PassResult {}
}
