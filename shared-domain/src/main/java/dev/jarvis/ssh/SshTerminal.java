package dev.jarvis.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;

/**
 * A login shell on a node with a screen of its own (PTY). It has its own connection: neither can a long output of it hold
 * up commands, nor the end of their connection take it along. Reading, writing, resizing and closing may come from
 * different threads; closing wakes whoever reads.
 */
public final class SshTerminal implements AutoCloseable {

    private static final String TYPE = "xterm-256color";

    private final SSHClient client;
    private final Session session;
    private final Session.Shell shell;

    private SshTerminal(SSHClient client, Session session, Session.Shell shell) {
        this.client = client;
        this.session = session;
        this.shell = shell;
    }

    /**
     * How large a screen is, in characters.
     *
     * @param columns 1 to 1000
     * @param rows 1 to 1000
     */
    public record Size(int columns, int rows) {

        private static final int MOST = 1000;

        public Size {
            if (columns < 1 || columns > MOST || rows < 1 || rows > MOST) {
                throw new IllegalArgumentException(
                        "a screen has 1 to " + MOST + " columns and rows, was " + columns + " x " + rows);
            }
        }
    }

    /** A shell on a connection that ends with it. */
    static SshTerminal open(SSHClient client, SshAddress address, Size size) throws SshRefusal {
        try {
            var session = client.startSession();
            session.allocatePTY(TYPE, size.columns(), size.rows(), 0, 0, Map.of());
            return new SshTerminal(client, session, session.startShell());
        } catch (SSHException broken) {
            Closing.inBackground(client);
            throw new SshRefusal(new SshError.Refused(
                    address.toString(), "it opens no terminal (" + Handshake.inWords(broken) + ")"));
        } catch (RuntimeException library) {
            // The caller is told; the connection must not stay behind.
            Closing.inBackground(client);
            throw library;
        }
    }

    /** What the screen shows, byte for byte as the shell wrote it; ends when the shell does. */
    public InputStream output() {
        return new SessionInput(shell.getInputStream());
    }

    /**
     * Types.
     *
     * @throws IOException when the shell or the connection is gone
     */
    public void type(byte[] keys) throws IOException {
        OutputStream keyboard = shell.getOutputStream();
        keyboard.write(keys);
        keyboard.flush();
    }

    /**
     * Tells the shell that the screen has another size now.
     *
     * @throws IOException when the connection is gone
     */
    public void resize(Size size) throws IOException {
        shell.changeWindowDimensions(size.columns(), size.rows(), 0, 0);
    }

    /** How the shell ended; empty when it does not within the limit, or when nobody knows. */
    public Optional<Ending> awaitEnding(Duration limit) {
        try {
            session.join(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (SSHException unfinished) {
            // The status may have come all the same.
            return ending();
        }
        return ending();
    }

    private Optional<Ending> ending() {
        return session instanceof Session.Command command ? Execution.ending(command) : Optional.empty();
    }

    /** Hangs up; what runs in the shell is told so by the node. Does not wait. */
    @Override
    public void close() {
        Closing.inBackground(client);
    }
}
