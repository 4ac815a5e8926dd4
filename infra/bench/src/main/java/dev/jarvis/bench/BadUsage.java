package dev.jarvis.bench;

/** The command line makes no sense; the message is for the person who typed it. */
final class BadUsage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadUsage(String message) {
        super(message);
    }
}
