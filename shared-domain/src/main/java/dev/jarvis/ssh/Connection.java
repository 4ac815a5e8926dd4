package dev.jarvis.ssh;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;

/**
 * One open connection, over which several commands run at once. A server takes only so many (MaxSessions): further ones
 * wait for a place, and a server that takes fewer than expected is believed. Thread-safe.
 */
final class Connection {

    private final SshAddress address;
    private final SSHClient client;
    private final Semaphore places;
    private int capacity;

    Connection(SshAddress address, SSHClient client, int commandsAtOnce) {
        this.address = address;
        this.client = client;
        this.capacity = commandsAtOnce;
        this.places = new Semaphore(commandsAtOnce, true);
    }

    SshAddress address() {
        return address;
    }

    boolean isUsable() {
        return client.isConnected() && client.isAuthenticated();
    }

    /**
     * A session for one command; {@link #giveBack} takes its place back when it is over.
     *
     * @param limit how long to wait for a place
     * @throws NotSent when the connection is dead
     * @throws SshRefusal when no place came free, or the server opens no session at all
     */
    Session open(Duration limit) throws NotSent, SshRefusal, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            boolean kept = false;
            try {
                var session = client.startSession();
                kept = true;
                return session;
            } catch (OpenFailException full) {
                kept = onePlaceFewer();
                if (!kept) {
                    throw new SshRefusal(new SshError.Refused(
                            address.toString(),
                            "it opens no session (" + full.getMessage() + "), see MaxSessions in its sshd_config"));
                }
            } catch (SSHException | IllegalStateException dead) {
                if (dead.getCause() instanceof InterruptedException) {
                    // Only this caller was told to stop: others use the connection, and it lives.
                    throw new InterruptedException("the wait for a session was interrupted");
                }
                throw new NotSent(Optional.ofNullable(dead.getMessage()).orElse("the connection broke"), dead);
            } finally {
                if (!kept) {
                    places.release();
                }
            }
        }
        throw new SshRefusal(new SshError.TimedOut(
                address.toString(), limit, false, new Captured(new byte[0], 0), new Captured(new byte[0], 0)));
    }

    void giveBack() {
        places.release();
    }

    /** Ends it; whoever uses it is told. Does not wait. */
    void drop() {
        Closing.inBackground(client);
    }

    private synchronized boolean onePlaceFewer() {
        if (capacity == 1) {
            return false;
        }
        capacity--;
        return true;
    }
}
