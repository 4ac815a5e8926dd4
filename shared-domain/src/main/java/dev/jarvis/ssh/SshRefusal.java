package dev.jarvis.ssh;

import java.io.IOException;

/** Carries an error to where it becomes a value. */
final class SshRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient SshError error;

    SshRefusal(SshError error) {
        super(error.text());
        this.error = error;
    }

    SshError error() {
        return error;
    }
}
