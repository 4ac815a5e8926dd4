package dev.jarvis.simulator.ssh;

/** Where one simulated node answers SSH, and the SHA-256 of its host key as OpenSSH shows it. */
public record SshEndpoint(String node, String host, int port, String fingerprint) {

    /** As in {@code SSH_NODES}. */
    public String setting() {
        return node + "=" + host + ":" + port;
    }
}
