package dev.jarvis.ssh;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.settings.FileRefusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs commands on nodes over SSH. Keeps one connection a node, opened when it is first needed and again when it died; a
 * command is repeated on a new connection only when it certainly was not sent. Every failure of a node, of the network, of
 * a file and of the SSH library is a value; only arguments that no command can have throw ({@link Quoting#commandLine}).
 * Thread-safe; callers block, which suits virtual threads.
 */
public final class SshClient implements AutoCloseable {

    private final SshSettings settings;
    private final NodeAddresses addresses;
    private final KnownHosts knownHosts;
    private final Connector connector;
    private final Connections connections;

    public SshClient(SshSettings settings, KnownHosts knownHosts, NodeAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
        this.knownHosts = knownHosts;
        this.connector = new Connector(settings, knownHosts);
        this.connections = new Connections(connector, settings.limits());
    }

    /** Whether there is a key to log in with; without one every call says what to set. */
    public boolean isConfigured() {
        return settings.keyFile().isPresent();
    }

    /**
     * One word that stays the same as long as the same login would be tried at this node: it is another when the key file,
     * the known hosts, the user or the address changed. Says nothing of the key itself.
     */
    public String loginMark(NodeName node) {
        return LoginMark.of(settings, attempt(node, () -> addressOf(node)).toString());
    }

    /** How long commands may take. */
    public SshLimits limits() {
        return settings.limits();
    }

    /** Runs a program with arguments, 30 s at most; each argument arrives as it is, whatever it holds. */
    public SshResult run(NodeName node, List<String> arguments) {
        return run(node, arguments, settings.limits().command());
    }

    /** Runs a program that is known to take its time, 300 s at most. */
    public SshResult runLong(NodeName node, List<String> arguments) {
        return run(node, arguments, settings.limits().longCommand());
    }

    /**
     * Runs a program with arguments.
     *
     * @param limit from when the node has opened a session for it. What comes before has bounds of its own, which come on
     *     top: connecting ({@link SshLimits#connect}), waiting for a place among the commands that run there
     *     ({@link SshLimits#command}), and opening the session ({@link SshLimits#connect})
     */
    public SshResult run(NodeName node, List<String> arguments, Duration limit) {
        var commandLine = Quoting.commandLine(arguments);
        var given = onConnection(
                node, connection -> new Execution(connection, commandLine, limit, settings.limits()).run());
        return switch (given) {
            case SshAttempt.Succeeded<SshResult>(SshResult result) -> result;
            case SshAttempt.Failed<SshResult>(SshError error) -> new SshResult.Failed(error);
        };
    }

    /** Starts a program and speaks with it byte for byte; the caller closes it. */
    public SshAttempt<SshStream> stream(NodeName node, List<String> arguments) {
        var commandLine = Quoting.commandLine(arguments);
        return onConnection(node, connection -> SshStream.open(connection, commandLine, settings.limits()));
    }

    /** Opens a login shell with a screen; the caller closes it. */
    public SshAttempt<SshTerminal> terminal(NodeName node, SshTerminal.Size size) {
        return attempt(node, () -> {
            var address = addressOf(node);
            return SshTerminal.open(connector.connect(address), address, size);
        });
    }

    /** The key that a node shows to anyone, for a person to compare; needs no key of our own. */
    public SshAttempt<HostKey> hostKeyOf(NodeName node) {
        return attempt(node, () -> connector.scan(addressOf(node)));
    }

    /**
     * Notes the key of a node, after a person has agreed to it.
     *
     * @return what was known before; only of an unknown host was anything written
     */
    public SshAttempt<KnownHosts.Verdict> learn(NodeName node, HostKey key) {
        return attempt(node, () -> {
            try {
                return knownHosts.learn(addressOf(node), key);
            } catch (SshRefusal unusable) {
                throw unusable;
            } catch (IOException refused) {
                throw new SshRefusal(new SshError.KnownHostsUnusable(knownHosts.file(), FileRefusal.inWords(refused)));
            }
        });
    }

    /** Ends all connections; those of terminals are their holders'. */
    @Override
    public void close() {
        connections.dropAll();
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws SshRefusal;
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(Connection connection) throws NotSent, SshRefusal, InterruptedException;
    }

    private <T> SshAttempt<T> onConnection(NodeName node, Use<T> use) {
        return attempt(node, () -> {
            var address = addressOf(node);
            var first = connections.to(address);
            try {
                return used(use, first);
            } catch (NotSent dead) {
                connections.drop(first);
            }
            var second = connections.to(address);
            try {
                return used(use, second);
            } catch (NotSent deadAgain) {
                connections.drop(second);
                throw new SshRefusal(new SshError.Unreachable(address.toString(), deadAgain.reason(), false));
            }
        });
    }

    private static <T> T used(Use<T> use, Connection connection) throws NotSent, SshRefusal {
        try {
            return use.of(connection);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new SshRefusal(new SshError.Interrupted(connection.address().toString(), false));
        }
    }

    private static <T> SshAttempt<T> attempt(NodeName node, Step<T> step) {
        try {
            return new SshAttempt.Succeeded<>(step.take());
        } catch (SshRefusal refused) {
            return new SshAttempt.Failed<>(refused.error());
        } catch (RuntimeException library) {
            // The library's own defects; what it had done by then nobody knows.
            return new SshAttempt.Failed<>(
                    new SshError.Unreachable(node.value(), "the SSH library failed: " + library, true));
        }
    }

    private SshAddress addressOf(NodeName node) throws SshRefusal {
        try {
            return settings.addressOf(node, addresses);
        } catch (RuntimeException unknown) {
            // Senseless, or whoever knows the addresses cannot tell, as a database that is not there.
            throw new SshRefusal(new SshError.Unreachable(
                    node.value(), Optional.ofNullable(unknown.getMessage()).orElseGet(unknown::toString), false));
        }
    }
}
