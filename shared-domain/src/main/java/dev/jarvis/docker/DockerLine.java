package dev.jarvis.docker;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Bytes to a Docker Engine and back. Closing it from another thread wakes whoever reads. */
interface DockerLine extends AutoCloseable {

    InputStream input();

    OutputStream output();

    /** What the way itself said about why nothing comes; empty when it said nothing. */
    Optional<DockerError> complaint();

    @Override
    void close();

    /** A way to an engine. Thread-safe. */
    interface Way {

        /** For a person: where that engine is. */
        String where();

        /** A line that nobody else uses. */
        DockerLine open() throws DockerRefusal;
    }
}
