package dev.jarvis.ssh;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/**
 * One attempt at a connection, from the TCP connect to the end of the key exchange or the login. Whatever a server does or
 * leaves undone, it is over within its limit, and nothing of it stays behind.
 */
final class Handshake {

    private final SshAddress address;
    private final Duration limit;
    private final SSHClient client;
    private boolean abandoned;

    Handshake(SshAddress address, SshLimits limits, HostKeyVerifier verifier) {
        this.address = address;
        this.limit = limits.connect();
        this.client = new SSHClient(new SoundMethods());
        client.addHostKeyVerifier(verifier);
        client.setConnectTimeout(Math.toIntExact(limit.toMillis()));
        client.getTransport().setTimeoutMs(Math.toIntExact(limit.toMillis()));
        client.getConnection().setTimeoutMs(Math.toIntExact(limit.toMillis()));
        // Must be set before connecting: the library starts its keep-alive only then.
        var keepAlive = client.getConnection().getKeepAlive();
        keepAlive.setKeepAliveInterval(Math.toIntExact(limits.keepAlive().toSeconds()));
        if (keepAlive instanceof KeepAliveRunner runner) {
            runner.setMaxAliveCount(limits.missedKeepAlives());
        }
    }

    /** What is to be done once the server has shown its key. */
    @FunctionalInterface
    interface Login {
        void with(SSHClient client) throws IOException;
    }

    /**
     * Connects and logs in.
     *
     * @throws IOException what the library or the system said
     * @throws SshRefusal when the time was over or the caller was interrupted
     */
    SSHClient connect(Login login) throws IOException {
        Callable<SSHClient> steps = () -> {
            client.connect(address.host(), address.port());
            // Commands are small packets that wait for an answer; held back to be joined, each would cost 40 ms more.
            client.getSocket().setTcpNoDelay(true);
            login.with(client);
            return client;
        };
        var task = new FutureTask<>(() -> orNothing(steps));
        Thread.ofVirtual().name("ssh-connect").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            abandon();
            throw new SshRefusal(new SshError.Unreachable(
                    address.toString(), "it did not complete the handshake within " + limit.toMillis() + " ms", false));
        } catch (InterruptedException hurried) {
            abandon();
            Thread.currentThread().interrupt();
            throw new SshRefusal(new SshError.Interrupted(address.toString(), false));
        } catch (ExecutionException failed) {
            throw thrown(failed);
        }
    }

    /** What a failed connect means, in words for a person. */
    static String inWords(IOException failure) {
        return switch (failure) {
            case UnknownHostException unknown ->
                "the name " + unknown.getMessage() + " is not known: give the node's address in SSH_NODES";
            case ConnectException _ -> "the connection was refused, sshd does not listen there";
            case NoRouteToHostException _ -> "there is no route to it";
            case SocketTimeoutException _ -> "it does not answer";
            default ->
                Optional.ofNullable(failure.getMessage())
                        .filter(text -> !text.isBlank())
                        .orElse("the connection broke");
        };
    }

    private SSHClient orNothing(Callable<SSHClient> steps) throws Exception {
        boolean wanted = false;
        try {
            var connected = steps.call();
            wanted = !isAbandoned();
            return connected;
        } finally {
            if (!wanted) {
                Closing.quietly(client);
            }
        }
    }

    private synchronized boolean isAbandoned() {
        return abandoned;
    }

    private void abandon() {
        synchronized (this) {
            abandoned = true;
        }
        Closing.inBackground(client);
    }

    private static IOException thrown(ExecutionException failed) {
        return switch (failed.getCause()) {
            case IOException expected -> expected;
            case RuntimeException library -> new IOException(String.valueOf(library.getMessage()), library);
            case null, default -> new IOException("the SSH library failed: " + failed.getCause(), failed);
        };
    }
}
