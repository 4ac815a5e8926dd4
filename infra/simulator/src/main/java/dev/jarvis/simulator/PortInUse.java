package dev.jarvis.simulator;

import java.io.IOException;

/** A port that the simulator was to use belongs to somebody else; the message names it. */
public final class PortInUse extends IOException {

    private static final long serialVersionUID = 1L;

    PortInUse(String bind, int port, Throwable cause) {
        super("cannot listen on " + bind + ":" + port + ", is the port in use? (" + cause.getMessage() + ")", cause);
    }
}
