package dev.jarvis.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;

/**
 * A program on a node, spoken to byte for byte, as a proxy to a socket there is. Reading, writing and closing may come from
 * different threads; closing wakes whoever reads.
 */
public final class SshStream implements AutoCloseable {

    private final Connection connection;
    private final Session session;
    private final Session.Command command;
    private final Capture stderr;
    private final Thread errors;
    private boolean closed;

    private SshStream(Connection connection, Session session, Session.Command command, Capture stderr, Thread errors) {
        this.connection = connection;
        this.session = session;
        this.command = command;
        this.stderr = stderr;
        this.errors = errors;
    }

    static SshStream open(Connection connection, String commandLine, SshLimits limits)
            throws NotSent, SshRefusal, InterruptedException {
        var session = connection.open(limits.connect());
        try {
            var command = session.exec(commandLine);
            var stderr = new Capture(limits.outputBytes());
            var errors = Thread.ofVirtual().name("ssh-stderr").start(() -> drain(command, stderr));
            return new SshStream(connection, session, command, stderr, errors);
        } catch (SSHException broken) {
            end(connection, session);
            throw new SshRefusal(
                    new SshError.Unreachable(connection.address().toString(), Handshake.inWords(broken), true));
        } catch (RuntimeException library) {
            // The caller is told; the place must not stay taken.
            end(connection, session);
            throw library;
        }
    }

    /** What the program writes to stdout. */
    public InputStream input() {
        return new SessionInput(command.getInputStream());
    }

    /** What the program reads; each write is on its way when it returns. */
    public OutputStream output() {
        return command.getOutputStream();
    }

    /** What it wrote to stderr so far. */
    public Captured stderr() {
        return stderr.soFar();
    }

    /**
     * How it ended; empty when it does not within the limit, or when nobody knows. Whatever it wrote to stderr is there
     * afterwards.
     */
    public Optional<Ending> awaitEnding(Duration limit) {
        try {
            command.join(limit.toMillis(), TimeUnit.MILLISECONDS);
            errors.join(limit);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (SSHException unfinished) {
            // The status may have come all the same.
            return Execution.ending(command);
        }
        return Execution.ending(command);
    }

    /** Ends the session; does not wait for the node. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        Thread.ofVirtual().name("ssh-close").start(() -> end(connection, session));
    }

    private static void end(Connection connection, Session session) {
        try {
            session.close();
        } catch (SSHException unanswered) {
            connection.drop();
        } finally {
            connection.giveBack();
        }
    }

    private static void drain(Session.Command command, Capture stderr) {
        try {
            stderr.drain(command.getErrorStream());
        } catch (IOException broken) {
            // Whoever reads the other stream is told.
            return;
        }
    }
}
