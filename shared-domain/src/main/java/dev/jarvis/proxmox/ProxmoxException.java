package dev.jarvis.proxmox;

/** A call that did not give what was asked for; says why as a value. */
public final class ProxmoxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProxmoxError error;

    public ProxmoxException(ProxmoxError error) {
        super(error.text());
        this.error = error;
    }

    ProxmoxException(ProxmoxError error, Throwable cause) {
        super(error.text(), cause);
        this.error = error;
    }

    /** What went wrong. */
    public ProxmoxError error() {
        return error;
    }
}
