package dev.jarvis.simulator.scenario;

import java.io.IOException;

/** A scenario file that cannot be used; the message names the file, the field, its value and what is allowed. */
public final class BadScenario extends IOException {

    private static final long serialVersionUID = 1L;

    BadScenario(String message) {
        super(message);
    }
}
