package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.database.Times;
import dev.jarvis.database.Transactions;
import dev.jarvis.memory.StateStore;
import dev.jarvis.memory.VitalsStore;
import dev.jarvis.monitor.JobRun.Outcome;
import dev.jarvis.proxmox.ProxmoxClient;
import dev.jarvis.proxmox.ProxmoxException;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The second tier: one call to each node that is online, all at once, for what only the node itself can tell. A node that
 * does not answer has no vitals and hides no other.
 */
@Singleton
@Order(1)
public final class ImportantTier implements Tier {

    static final String NAME = "important";

    /** What a node that hangs may cost the others, whose figures are written in the same commit. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Provider<ProxmoxClient> clients;
    private final Transactions transactions;
    private final StateStore states;
    private final VitalsStore vitals;
    private final ClusterIdentity cluster;
    private final MonitorSettings settings;
    private final InstantSource clock;

    @Inject
    ImportantTier(
            Provider<ProxmoxClient> clients,
            Transactions transactions,
            StateStore states,
            VitalsStore vitals,
            ClusterIdentity cluster,
            MonitorSettings settings,
            InstantSource clock) {
        this.clients = clients;
        this.transactions = transactions;
        this.states = states;
        this.vitals = vitals;
        this.cluster = cluster;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return settings.importantEvery();
    }

    private record Known(Optional<List<NodeName>> online, Map<String, NodeVitals> vitals) {}

    @Override
    public Look look() {
        var client = clients.get();
        long callsBefore = client.callCount();
        var known = transactions.read(connection -> new Known(
                states.current(connection, cluster.id()).map(stored -> online(stored.state())),
                vitals.current(connection, cluster.id())
                        .map(VitalsStore.Stored::nodes)
                        .orElse(Map.of())));
        try {
            return look(client, known, callsBefore);
        } catch (ProxmoxException unreadable) {
            return Look.failed(unreadable.error().text(), client.callCount() - callsBefore);
        }
    }

    private Look look(ProxmoxClient client, Known known, long callsBefore) {
        var nodes = known.online().orElseGet(() -> online(client));
        var patient = client.within(PATIENCE);
        var gathered = Gathering.of(nodes, NodeName::value, patient.nodes()::status);
        long calls = client.callCount() - callsBefore;
        if (gathered.found().isEmpty() && !nodes.isEmpty()) {
            return Look.failed(gathered.missingInWords().orElse("no node answered"), calls);
        }
        var read = new TreeMap<String, NodeVitals>();
        gathered.found()
                .forEach((node, details) -> read.put(
                        node,
                        Vitals.of(
                                details,
                                OptionalDouble.empty(),
                                Optional.ofNullable(known.vitals().get(node)))));
        var takenAt = Times.cut(clock.instant());
        return new Look(
                gathered.missing().isEmpty() ? Outcome.DONE : Outcome.PARTIAL,
                gathered.missingInWords(),
                read.size() + "/" + nodes.size() + " nodes told their vitals",
                calls,
                connection -> vitals.save(connection, cluster.id(), read, takenAt));
    }

    private static List<NodeName> online(ClusterState state) {
        return state.nodes().stream()
                .filter(node -> node.isOnline())
                .map(node -> new NodeName(node.name()))
                .toList();
    }

    /** Before the critical tier's first pass nobody knows which there are. */
    private static List<NodeName> online(ProxmoxClient client) {
        return client.nodes().list().stream()
                .filter(node -> node.status() == NodeStatus.ONLINE)
                .map(node -> node.name())
                .toList();
    }
}
