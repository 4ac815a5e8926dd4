package dev.jarvis.proxmox;

/** An exchange that gave no whole answer; the next host may still give one. */
final class BrokenExchange extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ProxmoxError error;
    private final boolean sent;

    BrokenExchange(ProxmoxError error, boolean sent, Throwable cause) {
        super(error.text(), cause);
        this.error = error;
        this.sent = sent;
    }

    ProxmoxError error() {
        return error;
    }

    /** Whether the request may have arrived. */
    boolean sent() {
        return sent;
    }
}
