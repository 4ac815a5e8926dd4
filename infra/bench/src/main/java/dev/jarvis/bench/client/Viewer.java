package dev.jarvis.bench.client;

import java.io.IOException;

/** Somebody who looks at the dashboard all the time. */
public interface Viewer extends AutoCloseable {

    /** Who looks, in words for a report. */
    String description();

    /** Whether the dashboard is connected and shows every guest at this moment. */
    boolean seesEverything() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
