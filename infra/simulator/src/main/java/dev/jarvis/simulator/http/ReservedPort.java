package dev.jarvis.simulator.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * Keeps a TCP port over the times when nobody listens on it, so that a node that comes back finds it free. Linux lets a
 * listener join a socket that is bound and does not listen, when both allow the address to be used again; connections are
 * refused meanwhile, as they should be.
 */
public final class ReservedPort implements AutoCloseable {

    private final SocketChannel socket;
    private final int port;

    /** Keeps this port; 0 lets the system choose one. Fails when it belongs to somebody else. */
    public ReservedPort(String host, int wanted) throws IOException {
        this.socket = SocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.bind(new InetSocketAddress(host, wanted));
            this.port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }

    /** The port that is kept. */
    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
