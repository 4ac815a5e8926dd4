package dev.jarvis.proxmox;

/** A setting that cannot be used. The message names the variable, the value and what was expected. */
public final class InvalidSettings extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidSettings(String message) {
        super(message);
    }

    InvalidSettings(String variable, IllegalArgumentException cause) {
        super(variable + ": " + cause.getMessage(), cause);
    }
}
