package dev.jarvis.settings;

/** A setting that cannot be used. The message is for the person who set it: name, value, and what would be right. */
public final class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSetting(String message) {
        super(message);
    }

    public InvalidSetting(String message, Throwable cause) {
        super(message, cause);
    }
}
