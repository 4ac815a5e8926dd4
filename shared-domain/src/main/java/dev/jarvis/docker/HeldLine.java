package dev.jarvis.docker;

import java.util.Optional;

/** The line of one call, between the thread that talks and the one that waits for it. Thread-safe. */
final class HeldLine {

    private Optional<DockerHttp> open = Optional.empty();
    private boolean abandoned;

    /** Whether anybody still wants what is said over this line. */
    synchronized boolean take(DockerHttp http) {
        if (!abandoned) {
            open = Optional.of(http);
        }
        return !abandoned;
    }

    /**
     * Nobody waits any more: the line is closed, and one that opens later is not used.
     *
     * @return whether there was a line, so that something may have been said over it
     */
    boolean abandon() {
        Optional<DockerHttp> line;
        synchronized (this) {
            abandoned = true;
            line = open;
        }
        line.ifPresent(DockerHttp::close);
        return line.isPresent();
    }
}
