package dev.jarvis.simulator.faults;

/** A fault request that makes no sense; the message names the field, its value and what is allowed. */
public final class BadFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a text for the person who sent the request. */
    public BadFault(String message) {
        super(message);
    }
}
