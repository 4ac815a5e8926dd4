package dev.jarvis.standalone.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** A connection on which every byte is the client's own. */
final class Connection implements AutoCloseable {

    /** Longer than any bound of the product, also on a machine that is busy. */
    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket = new Socket();

    Connection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    }

    /** How the other end is after all was read. */
    enum End {
        CLOSED,
        SILENT
    }

    /** What came, and how it ended. */
    @SuppressWarnings("ArrayRecordComponent")
    record Heard(byte[] bytes, End end) {}

    /** Sends; a server that has closed already does not hear the rest. */
    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException closedAlready) {
            // What it said before it closed can still be read, and is judged.
        }
    }

    /** Reads an answer's head and no more. */
    String head() throws IOException {
        var head = new StringBuilder();
        int letter = 0;
        while (letter >= 0 && head.indexOf("\r\n\r\n") < 0) {
            letter = socket.getInputStream().read();
            head.append(letter < 0 ? "" : Character.toString(letter));
        }
        return head.toString();
    }

    /** Reads until the server closes, or has said nothing for longer than it may. */
    Heard rest() throws IOException {
        var heard = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        try {
            int length = socket.getInputStream().read(buffer);
            while (length >= 0) {
                heard.write(buffer, 0, length);
                length = socket.getInputStream().read(buffer);
            }
            return new Heard(heard.toByteArray(), End.CLOSED);
        } catch (SocketTimeoutException silent) {
            return new Heard(heard.toByteArray(), End.SILENT);
        } catch (SocketException reset) {
            return new Heard(heard.toByteArray(), End.CLOSED);
        }
    }

    /** Goes without a word. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
