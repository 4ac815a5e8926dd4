package dev.jarvis.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP connection's way to a server, which can be counted, frozen and cut. */
final class Wire implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final int target;
    private volatile boolean frozen;

    Wire(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** From now on nothing is passed on, and nothing closed. */
    void freeze() {
        frozen = true;
    }

    /** New connections pass; frozen ones stay so for ever. */
    void thawForNewOnes() {
        frozen = false;
    }

    void cut() {
        open.forEach(Closing::quietly);
        open.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                connections.incrementAndGet();
                open.add(client);
                if (!frozen) {
                    connect(client);
                }
            } catch (IOException ended) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(ended);
                }
            }
        }
    }

    private void connect(Socket client) {
        try {
            var behind = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(behind);
            Thread.ofVirtual().start(() -> pass(client, behind));
            Thread.ofVirtual().start(() -> pass(behind, client));
        } catch (IOException absent) {
            Closing.quietly(client);
        }
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[8192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (frozen) {
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException ended) {
            Closing.quietly(to);
        }
    }
}
