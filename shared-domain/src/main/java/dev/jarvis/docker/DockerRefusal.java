package dev.jarvis.docker;

import java.io.IOException;

/** Carries an error to where it becomes a value. */
final class DockerRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient DockerError error;

    DockerRefusal(DockerError error) {
        super(error.text());
        this.error = error;
    }

    DockerError error() {
        return error;
    }
}
