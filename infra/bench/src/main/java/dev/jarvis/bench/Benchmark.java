package dev.jarvis.bench;

import java.util.List;

/** One benchmark; it lives in a file of its own and stands in {@link Catalog}. */
interface Benchmark {

    /** The word after {@code jarvis bench}. */
    String name();

    /** What it measures, in one line. */
    String purpose();

    /** What may follow the name on the command line, with its defaults; empty for nothing. */
    default String options() {
        return "";
    }

    /**
     * Measures.
     *
     * @param words what follows the name on the command line
     * @throws BadUsage for words that make no sense
     */
    Report run(List<String> words) throws Exception;
}
