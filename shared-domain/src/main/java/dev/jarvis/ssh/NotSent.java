package dev.jarvis.ssh;

/** The connection was dead before a command was given to it, so that the command can be given to another one. */
final class NotSent extends Exception {

    private static final long serialVersionUID = 1L;

    NotSent(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
