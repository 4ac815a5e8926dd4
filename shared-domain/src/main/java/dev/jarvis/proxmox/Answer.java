package dev.jarvis.proxmox;

/**
 * What a host answered, whole.
 *
 * @param status HTTP's, or one of AnyEvent::HTTP's 595 to 599
 */
record Answer(ProxmoxHost host, int status, String body) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the token was refused, by this host or by the node that it passed the call on to. */
    boolean isUnauthorised() {
        return status == 401;
    }

    /** Whether the host could not reach the node, or its own daemon, that should have answered (AnyEvent.pm). */
    boolean isNodeOffline() {
        return status >= 595 && status <= 599;
    }
}
