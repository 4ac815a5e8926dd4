package dev.jarvis.bench.process;

/** What was to be measured did not do what it should; the message says what it did, for the person who reads it. */
public final class CannotMeasure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotMeasure(String message) {
        super(message);
    }

    public CannotMeasure(String message, Throwable cause) {
        super(message, cause);
    }
}
