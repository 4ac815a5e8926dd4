package dev.jarvis.simulator.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The port of one node. While it is shut, connections are refused and those that existed are dropped. What arrives is
 * handed on to the SSH server behind, which is started when the first connection comes: a simulator that nobody asks over
 * SSH pays for a socket, and for nothing else. Thread-safe; changes do not wait.
 */
final class NodePort {

    /** Where the SSH server of this node listens; starts it when it must. */
    @FunctionalInterface
    interface Behind {
        int port() throws IOException;
    }

    private static final int BACKLOG = 64;
    private static final int CHUNK = 16 * 1024;

    private final String host;
    private final Behind behind;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private int port;
    private @Nullable ServerSocket server;
    private @Nullable Thread acceptor;

    NodePort(String host, int port, Behind behind) {
        this.host = host;
        this.port = port;
        this.behind = behind;
    }

    /** Listens from now on; fails when the port belongs to somebody else. */
    synchronized void open() throws IOException {
        if (server != null) {
            return;
        }
        awaitAcceptor();
        ServerSocket opened = new ServerSocket();
        try {
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException taken) {
            opened.close();
            throw taken;
        }
        server = opened;
        port = opened.getLocalPort();
        acceptor = Thread.ofVirtual().name("simulator-ssh").start(() -> accept(opened));
    }

    /** A port is free only when the thread that was accepting on it has noticed its end. */
    private void awaitAcceptor() throws IOException {
        Thread former = acceptor;
        if (former == null) {
            return;
        }
        try {
            former.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while port " + port + " became free", hurried);
        }
    }

    /** Refuses from now on and drops every connection. */
    synchronized void shut() {
        refuse();
        connections.forEach(NodePort::closed);
        connections.clear();
    }

    /** Refuses new connections from now on; those that there are go on, as after the end of sshd. */
    synchronized void refuse() {
        ServerSocket open = server;
        server = null;
        if (open != null) {
            closed(open);
        }
    }

    /** The port; known after the first opening. */
    synchronized int port() {
        return port;
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                Socket client = opened.accept();
                Thread.ofVirtual().name("simulator-ssh").start(() -> connect(opened, client));
            }
        } catch (IOException shut) {
            closed(opened);
        }
    }

    private void connect(ServerSocket opened, Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), behind.port());
            connections.add(client);
            connections.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            if (opened.isClosed()) {
                end(client, server);
                return;
            }
            Thread.ofVirtual().name("simulator-ssh").start(() -> pass(client, server));
            pass(server, client);
        } catch (IOException absent) {
            closed(client);
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                output.write(chunk, 0, read);
            }
        } catch (IOException broken) {
            // Either side may end it at any time; then both do.
            end(from, to);
            return;
        }
        end(from, to);
    }

    private void end(Socket one, Socket other) {
        closed(one);
        closed(other);
        connections.remove(one);
        connections.remove(other);
    }

    private static void closed(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception broken) {
            // It was to be closed, and broken is closed.
            return;
        }
    }
}
