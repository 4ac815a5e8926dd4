package dev.jarvis.simulator;

/** Where one simulated node listens, and the SHA-256 of its certificate in colon form. */
public record NodeEndpoint(String name, String host, int port, String fingerprint) {

    /** As in {@code PROXMOX_NODES}. */
    public String address() {
        return host + ":" + port;
    }
}
