package dev.jarvis.simulator;

import dev.jarvis.simulator.api.Credentials;
import dev.jarvis.simulator.http.Listener;
import io.netty.channel.EventLoopGroup;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A simulator that runs until it is closed. Thread-safe. */
public final class RunningSimulator implements AutoCloseable {

    private static final InternalLogger LOG = InternalLoggerFactory.getInstance(RunningSimulator.class);

    private final List<NodeEndpoint> nodes;
    private final Credentials credentials;
    private final Listener control;
    private final List<Listener> listeners;
    private final EventLoopGroup loops;

    RunningSimulator(
            List<NodeEndpoint> nodes,
            Credentials credentials,
            Listener control,
            List<Listener> nodeListeners,
            EventLoopGroup loops) {
        this.nodes = List.copyOf(nodes);
        this.credentials = credentials;
        this.control = control;
        this.listeners = new ArrayList<>(nodeListeners);
        this.listeners.add(control);
        this.loops = loops;
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

    /** The port of the control API on 127.0.0.1. */
    public int controlPort() {
        return control.port();
    }

    /** Shuts all listeners, drops all connections and waits until their threads are gone, two seconds at most. */
    @Override
    public void close() {
        listeners.forEach(listener -> listener.shut().join());
        stop(loops);
    }

    /** Ends the threads and closes whatever they still serve. */
    static void stop(EventLoopGroup loops) {
        if (!loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS)) {
            LOG.warn("the simulator's threads are still busy after two seconds");
        }
    }
}
