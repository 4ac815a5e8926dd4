package dev.jarvis.simulator.ssh;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.node.Machines;
import dev.jarvis.simulator.ssh.commands.Catalog;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All nodes' SSH ports, and the files that a client needs for them. Thread-safe. */
public final class SshSide implements AutoCloseable {

    private static final InternalLogger LOG = InternalLoggerFactory.getInstance(SshSide.class);

    private final KeyFiles files;
    private final Map<String, NodePort> ports = new LinkedHashMap<>();
    private final Map<String, NodeDaemon> daemons = new LinkedHashMap<>();
    private final List<SshEndpoint> endpoints = new ArrayList<>();

    private SshSide(KeyFiles files) {
        this.files = files;
    }

    /**
     * Opens the ports of all nodes.
     *
     * @param bind address on which they listen
     * @param reachable address under which a client finds them
     * @param kept folder that keeps the keys over a restart; none: new ones each time
     */
    public static SshSide open(
            Cluster cluster, SshOptions options, String bind, String reachable, Optional<Path> kept, Machines machines)
            throws IOException {
        SshSide side = new SshSide(KeyFiles.in(kept, options.authorizedKeys()));
        try {
            side.openAll(cluster, new Bash(cluster, machines, Catalog.commands()), options, bind, reachable);
            return side;
        } catch (IOException failed) {
            side.close();
            throw failed;
        }
    }

    /** Every node with its address, in the order of their ports. */
    public List<SshEndpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /** The private key that the nodes let in; empty when they let in keys that somebody else has made. */
    public Optional<Path> keyFile() {
        return files.privateKey();
    }

    /** The file with the nodes' host keys. */
    public Path knownHosts() {
        return files.knownHosts();
    }

    /** A node has come or gone, or its sshd, whose end leaves the sessions alone. Does not wait. */
    public void follow(String node, boolean reachable, boolean listens) {
        Optional.ofNullable(ports.get(node)).ifPresent(port -> {
            if (!reachable) {
                port.shut();
                return;
            }
            if (!listens) {
                port.refuse();
                return;
            }
            try {
                port.open();
            } catch (IOException taken) {
                LOG.error("the SSH port of node {} could not follow its fault", node, taken);
            }
        });
    }

    /** Shuts all ports, ends all sessions and removes the files that were made for this run. */
    @Override
    public void close() {
        ports.values().forEach(NodePort::shut);
        for (NodeDaemon daemon : daemons.values()) {
            try {
                daemon.stop();
            } catch (IOException unwilling) {
                LOG.warn("an SSH server did not stop", unwilling);
            }
        }
        files.remove();
    }

    private void openAll(Cluster cluster, Bash bash, SshOptions options, String bind, String reachable)
            throws IOException {
        List<String> known = new ArrayList<>();
        int port = options.port();
        for (Node node : cluster.nodes()) {
            Ed25519Key hostKey = files.hostKey(node.name());
            NodeDaemon daemon = new NodeDaemon(node.name(), hostKey, files.letIn(), bash);
            NodePort open = new NodePort(bind, port, daemon::port);
            try {
                open.open();
            } catch (IOException taken) {
                throw new IOException(
                        "cannot listen on " + bind + ":" + port + " for SSH, is the port in use? (" + taken.getMessage()
                                + ")",
                        taken);
            }
            daemons.put(node.name(), daemon);
            ports.put(node.name(), open);
            endpoints.add(new SshEndpoint(node.name(), reachable, open.port(), hostKey.fingerprint()));
            known.add("[" + reachable + "]:" + open.port() + " " + hostKey.publicText());
            port = port == 0 ? 0 : port + 1;
        }
        files.writeKnownHosts(known);
    }
}
