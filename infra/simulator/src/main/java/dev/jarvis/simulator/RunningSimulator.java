package dev.jarvis.simulator;

import dev.jarvis.simulator.api.Credentials;
import dev.jarvis.simulator.http.Listener;
import dev.jarvis.simulator.ssh.SshEndpoint;
import dev.jarvis.simulator.ssh.SshSide;
import dev.jarvis.simulator.wol.WakeListener;
import io.netty.channel.EventLoopGroup;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A simulator that runs until it is closed. Thread-safe. */
public final class RunningSimulator implements AutoCloseable {

    private static final InternalLogger LOG = InternalLoggerFactory.getInstance(RunningSimulator.class);

    private final List<NodeEndpoint> nodes;
    private final Credentials credentials;
    private final String password;
    private final Listener control;
    private final List<Listener> listeners;
    private final EventLoopGroup loops;
    private final Optional<SshSide> ssh;
    private final Optional<WakeListener> wake;

    RunningSimulator(
            List<NodeEndpoint> nodes,
            Credentials credentials,
            String password,
            Listener control,
            List<Listener> nodeListeners,
            EventLoopGroup loops,
            Optional<SshSide> ssh,
            Optional<WakeListener> wake) {
        this.nodes = List.copyOf(nodes);
        this.credentials = credentials;
        this.password = password;
        this.control = control;
        this.listeners = new ArrayList<>(nodeListeners);
        this.listeners.add(control);
        this.loops = loops;
        this.ssh = ssh;
        this.wake = wake;
    }

    /** Every node with its address and fingerprint, in the order of their ports. */
    public List<NodeEndpoint> nodes() {
        return nodes;
    }

    /** The id of the API token, as in {@code PROXMOX_TOKEN_ID}. */
    public String tokenId() {
        return credentials.tokenId();
    }

    /** The secret of the API token. */
    public String tokenSecret() {
        return credentials.secret();
    }

    /** The password of root@pam. */
    public String password() {
        return password;
    }

    /** The port of the control API on 127.0.0.1. */
    public int controlPort() {
        return control.port();
    }

    /** Where the nodes answer SSH; none when they do not. */
    public List<SshEndpoint> sshEndpoints() {
        return ssh.map(SshSide::endpoints).orElse(List.of());
    }

    /** The private key that the nodes let in over SSH; empty when they let in others, or none. */
    public Optional<Path> sshKeyFile() {
        return ssh.flatMap(SshSide::keyFile);
    }

    /** The file with the nodes' SSH host keys. */
    public Optional<Path> sshKnownHosts() {
        return ssh.map(SshSide::knownHosts);
    }

    /** The UDP port that takes magic packets. */
    public OptionalInt wakePort() {
        return wake.map(listener -> OptionalInt.of(listener.port())).orElseGet(OptionalInt::empty);
    }

    /** The MAC addresses of the nodes that magic packets wake, by node; none when nobody listens for them. */
    public Map<String, String> cards() {
        return wake.map(WakeListener::cards).orElse(Map.of());
    }

    /** Shuts all listeners, drops all connections and waits until their threads are gone, two seconds at most. */
    @Override
    public void close() {
        listeners.forEach(Listener::close);
        wake.ifPresent(WakeListener::close);
        ssh.ifPresent(SshSide::close);
        stop(loops);
    }

    /** Ends the threads and closes whatever they still serve. */
    static void stop(EventLoopGroup loops) {
        if (!loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS)) {
            LOG.warn("the simulator's threads are still busy after two seconds");
        }
    }
}
