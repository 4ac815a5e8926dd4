package dev.jarvis.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;
import org.jspecify.annotations.Nullable;

/**
 * One command on one connection. Its limit begins when it has a session; before that it may wait for a place among those
 * that run, as long as a usual command may take, and then for the server to open the session, as long as connecting may
 * take. The work is done on a virtual thread of its own, so that the caller is never later than these together, whatever
 * the server does; that thread ends when its session does, and a server that does not even close a session loses the
 * connection.
 */
final class Execution {

    private final Connection connection;
    private final String commandLine;
    private final Duration limit;
    private final SshLimits limits;
    private final CountDownLatch placed = new CountDownLatch(1);
    private final Capture stdout;
    private final Capture stderr;
    private @Nullable Session session;
    private boolean abandoned;

    Execution(Connection connection, String commandLine, Duration limit, SshLimits limits) {
        this.connection = connection;
        this.commandLine = commandLine;
        this.limit = limit;
        this.limits = limits;
        this.stdout = new Capture(limits.outputBytes());
        this.stderr = new Capture(limits.outputBytes());
    }

    /**
     * Runs it to its end, or to the limit.
     *
     * @throws NotSent when the connection was dead before; the command certainly did not run
     */
    SshResult run() throws NotSent {
        var task = new FutureTask<>(this::perform);
        Thread.ofVirtual().name("ssh-command").start(task);
        try {
            var toBegin = limits.command().plus(limits.connect());
            if (!placed.await(toBegin.toNanos(), TimeUnit.NANOSECONDS)) {
                return atTheLimit(toBegin);
            }
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return atTheLimit(limit);
        } catch (InterruptedException hurried) {
            boolean started = abandon().isPresent();
            Thread.currentThread().interrupt();
            return new SshResult.Failed(new SshError.Interrupted(host(), started));
        } catch (ExecutionException failed) {
            return switch (failed.getCause()) {
                case NotSent notSent -> throw notSent;
                case SshRefusal refusal -> new SshResult.Failed(refusal.error());
                // The library's own defects; what it had done by then nobody knows.
                case null, default -> lost("the SSH library failed: " + failed.getCause());
            };
        }
    }

    private SshResult perform() throws NotSent, SshRefusal, InterruptedException {
        var opened = placed();
        try {
            return begin(opened) ? performed(opened) : timedOut(limit, false);
        } finally {
            close(opened);
            connection.giveBack();
        }
    }

    /** A session; the limit of the command begins when there is one, or none to be had. */
    private Session placed() throws NotSent, SshRefusal, InterruptedException {
        try {
            return connection.open(limits.command());
        } finally {
            placed.countDown();
        }
    }

    private SshResult performed(Session opened) throws InterruptedException {
        try {
            Session.Command command = opened.exec(commandLine);
            // Nothing is said to it: a program that asks must read the end, and not wait for ever.
            command.getOutputStream().close();
            var errors = Thread.ofVirtual().name("ssh-stderr").start(() -> drainErrors(command));
            stdout.drain(command.getInputStream());
            errors.join();
            command.join(limit.toMillis(), TimeUnit.MILLISECONDS);
            return ending(command)
                    .<SshResult>map(this::done)
                    .orElseGet(() -> lost("the session ended without saying how the command did"));
        } catch (IOException broken) {
            return failed(opened, broken);
        }
    }

    private SshResult failed(Session opened, IOException broken) {
        if (opened instanceof Session.Command command) {
            var known = ending(command);
            if (known.isPresent()) {
                return done(known.get());
            }
        }
        // No answer is no refusal: the command may run.
        boolean answered = connection.isUsable() && opened.isOpen() && !(broken.getCause() instanceof TimeoutException);
        return answered
                ? new SshResult.Failed(new SshError.Refused(
                        host(), "it runs no commands for this key (" + Handshake.inWords(broken) + ")"))
                : lost(Handshake.inWords(broken));
    }

    private void drainErrors(Session.Command command) {
        try {
            stderr.drain(command.getErrorStream());
        } catch (IOException broken) {
            // The connection is gone, which the reader of stdout is told, too, and tells.
            return;
        }
    }

    private SshResult atTheLimit(Duration waited) {
        var running = abandon();
        // A command may be over and a child of it still hold its output: what counts is the command.
        return running.flatMap(opened -> opened instanceof Session.Command command ? ending(command) : Optional.empty())
                .<SshResult>map(this::done)
                .orElseGet(() -> timedOut(waited, running.isPresent()));
    }

    private synchronized boolean begin(Session opened) {
        if (!abandoned) {
            session = opened;
        }
        return !abandoned;
    }

    /** The session, when the command may have begun; it is asked to end, and nobody waits for that. */
    private Optional<Session> abandon() {
        Optional<Session> running;
        synchronized (this) {
            abandoned = true;
            running = Optional.ofNullable(session);
        }
        running.ifPresent(opened -> Thread.ofVirtual().name("ssh-abandon").start(() -> terminate(opened)));
        return running;
    }

    private void terminate(Session opened) {
        try {
            if (opened instanceof Session.Command command) {
                command.signal(Signal.TERM);
            }
        } catch (SSHException gone) {
            // Then there is nothing left to end.
            connection.drop();
            return;
        }
        close(opened);
    }

    private void close(Session opened) {
        try {
            opened.close();
        } catch (SSHException unanswered) {
            // A server that does not close a session within the limit for connecting does not answer any more.
            connection.drop();
        }
    }

    /** How a command ended, as far as its node has said. */
    static Optional<Ending> ending(Session.Command command) {
        var signal = command.getExitSignal();
        if (signal != null) {
            return Optional.of(new Ending.Killed(signal.toString()));
        }
        return Optional.ofNullable(command.getExitStatus()).map(Ending.Exited::new);
    }

    private SshResult.Done done(Ending ending) {
        return new SshResult.Done(ending, stdout.soFar(), stderr.soFar());
    }

    private SshResult lost(String reason) {
        return new SshResult.Failed(new SshError.Unreachable(host(), reason, true));
    }

    private SshResult timedOut(Duration waited, boolean started) {
        return new SshResult.Failed(new SshError.TimedOut(host(), waited, started, stdout.soFar(), stderr.soFar()));
    }

    private String host() {
        return connection.address().toString();
    }
}
