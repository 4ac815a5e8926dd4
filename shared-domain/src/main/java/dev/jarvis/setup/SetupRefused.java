package dev.jarvis.setup;

/** Why the set-up ended before anything was written; the message says what to do. */
public final class SetupRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public SetupRefused(String message) {
        super(message);
    }
}
