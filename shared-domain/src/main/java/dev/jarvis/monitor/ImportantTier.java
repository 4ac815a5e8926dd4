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
import dev.jarvis.proxmox.NodeDetails;
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
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The second tier: one call to each node that is online, all at once, for what only the node itself can tell, and its
 * temperatures over SSH. A node that does not answer has no vitals and hides no other.
 */
@Singleton
@Order(1)
public final class ImportantTier implements Tier {

    static final String NAME = "important";

    /** What a node that hangs may cost the others, whose figures are written in the same commit. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Provider<ProxmoxClient> clients;
    private final NodeHeat heat;
    private final Transactions transactions;
    private final StateStore states;
    private final VitalsStore vitals;
    private final ClusterIdentity cluster;
    private final MonitorSettings settings;
    private final InstantSource clock;

    @Inject
    ImportantTier(
            Provider<ProxmoxClient> clients,
            NodeHeat heat,
            Transactions transactions,
            StateStore states,
            VitalsStore vitals,
            ClusterIdentity cluster,
            MonitorSettings settings,
            InstantSource clock) {
        this.clients = clients;
        this.heat = heat;
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
            return Look.failed(unreadable.error(), client.callCount() - callsBefore);
        }
    }

    private Look look(ProxmoxClient client, Known known, long callsBefore) {
        var nodes = known.online().orElseGet(() -> online(client));
        var answers = ask(client.within(PATIENCE), nodes);
        long calls = client.callCount() - callsBefore;
        if (answers.details().found().isEmpty() && !nodes.isEmpty()) {
            return answers.details().failed("nodes", calls);
        }
        var read = new TreeMap<String, NodeVitals>();
        answers.details()
                .found()
                .forEach((node, details) -> read.put(
                        node,
                        Vitals.of(
                                details,
                                answers.heat().of(node),
                                Optional.ofNullable(known.vitals().get(node)))));
        var takenAt = Times.cut(clock.instant());
        var missing = answers.missingInWords();
        return new Look(
                missing.isEmpty() ? Outcome.DONE : Outcome.PARTIAL,
                missing,
                read.size() + "/" + nodes.size() + " nodes told their vitals",
                calls,
                connection -> vitals.save(connection, cluster.id(), read, takenAt));
    }

    private record Answers(Gathering<NodeDetails> details, NodeHeat.Read heat) {

        Optional<String> missingInWords() {
            var words = Stream.concat(
                            details.missingInWords().stream(), new TreeMap<>(heat.missing()).values().stream())
                    .toList();
            return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
        }
    }

    /**
     * Both at once. A node that hangs costs the pass the longer of {@link #PATIENCE} and {@link NodeHeat#PATIENCE}, however
     * many nodes hang and in whatever way; what the others said by then is written.
     */
    private Answers ask(ProxmoxClient client, List<NodeName> nodes) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var temperatures = threads.submit(() -> heat.of(nodes));
            var details = Gathering.of(nodes, NodeName::value, client.nodes()::status);
            return new Answers(details, temperatures.get());
        } catch (ExecutionException defect) {
            throw new IllegalStateException("asking for temperatures failed", defect.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the pass was ended", ended);
        }
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
