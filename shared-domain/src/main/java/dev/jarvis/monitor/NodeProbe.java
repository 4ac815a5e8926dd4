package dev.jarvis.monitor;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Asks a node's address itself whether Proxmox answers there. Thread-safe. */
@Singleton
final class NodeProbe {

    private static final int PROXMOX_PORT = 8006;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Whether a TCP connection to Proxmox's port is taken within two seconds. */
    boolean answers(String address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, PROXMOX_PORT), Math.toIntExact(PATIENCE.toMillis()));
            return true;
        } catch (IOException silent) {
            return false;
        }
    }
}
