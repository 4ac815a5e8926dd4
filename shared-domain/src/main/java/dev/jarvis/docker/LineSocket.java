package dev.jarvis.docker;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A line in the shape that the HTTP library takes; the limits are kept elsewhere, by closing the line. */
final class LineSocket extends Socket {

    private final DockerLine line;
    private boolean closed;

    LineSocket(DockerLine line) {
        this.line = line;
    }

    @Override
    public InputStream getInputStream() {
        return line.input();
    }

    @Override
    public OutputStream getOutputStream() {
        return line.output();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setSoTimeout(int milliseconds) {
        // There is nothing that could be told: neither a unix socket nor an SSH session has one.
    }

    @Override
    public synchronized void close() {
        closed = true;
        line.close();
    }
}
