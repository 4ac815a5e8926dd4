package dev.jarvis.ssh;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The one connection to each address, opened by whoever needs it first; those who come meanwhile wait for the same
 * attempt, and share its failure. Thread-safe.
 */
final class Connections {

    private final Connector connector;
    private final SshLimits limits;
    private final ConcurrentMap<SshAddress, FutureTask<Connection>> byAddress = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Connections(Connector connector, SshLimits limits) {
        this.connector = connector;
        this.limits = limits;
    }

    /** The open connection, or a new one. */
    Connection to(SshAddress address) throws SshRefusal {
        var fresh = new FutureTask<>(() -> opened(address));
        var task = Optional.ofNullable(byAddress.compute(
                        address, (_, present) -> present == null || isOver(present) ? fresh : present))
                .orElseThrow();
        if (task.equals(fresh)) {
            Thread.ofVirtual().name("ssh-connection").start(task);
        }
        try {
            return task.get();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new SshRefusal(new SshError.Interrupted(address.toString(), false));
        } catch (ExecutionException failed) {
            byAddress.remove(address, task);
            if (failed.getCause() instanceof SshRefusal refusal) {
                throw new SshRefusal(refusal.error());
            }
            throw new SshRefusal(new SshError.Unreachable(
                    address.toString(), "the SSH library failed: " + failed.getCause(), false));
        }
    }

    /** Ends a connection that is of no use any more; the next who needs one opens another. */
    void drop(Connection connection) {
        connection.drop();
        byAddress.computeIfPresent(
                connection.address(),
                (_, present) -> openedBy(present).filter(connection::equals).isPresent() ? null : present);
    }

    /** Ends them all, and those that are still being opened as soon as they are. */
    void dropAll() {
        closed = true;
        byAddress
                .keySet()
                .forEach(address -> Optional.ofNullable(byAddress.remove(address))
                        .flatMap(Connections::openedBy)
                        .ifPresent(Connection::drop));
    }

    private Connection opened(SshAddress address) throws SshRefusal {
        var connection = new Connection(address, connector.connect(address), limits.commandsAtOnce());
        if (closed) {
            connection.drop();
            throw new SshRefusal(new SshError.Interrupted(address.toString(), false));
        }
        return connection;
    }

    /** Whether an attempt has failed, or what it opened has died; the dead is given back to the system. */
    private static boolean isOver(FutureTask<Connection> task) {
        if (!task.isDone()) {
            return false;
        }
        var connection = openedBy(task);
        boolean usable = connection.filter(Connection::isUsable).isPresent();
        if (!usable) {
            connection.ifPresent(Connection::drop);
        }
        return !usable;
    }

    private static Optional<Connection> openedBy(FutureTask<Connection> task) {
        return task.state() == FutureTask.State.SUCCESS ? Optional.of(task.resultNow()) : Optional.empty();
    }
}
