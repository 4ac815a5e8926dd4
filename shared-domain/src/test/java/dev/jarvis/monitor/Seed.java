package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Resolver;
import dev.jarvis.feed.Severity;
import dev.jarvis.memory.Samples;
import dev.jarvis.memory.StateStore;
import dev.jarvis.monitor.JobRun.Outcome;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes through the real stores what the tiers would have written, for the tests of whoever reads it. */
public final class Seed {

    private final ApplicationContext context;
    private final Transactions transactions;
    private final String cluster;

    public Seed(ApplicationContext context) {
        this.context = context;
        this.transactions = context.getBean(Transactions.class);
        this.cluster = context.getBean(ClusterIdentity.class).id();
    }

    /** Two nodes, three guests, a local storage each and one that is shared. */
    public static ClusterState smallCluster() {
        return new ClusterState(
                "homelab",
                Optional.of(true),
                List.of(node("pve1", 0.25), node("pve2", 0.5)),
                List.of(guest(100, "plex", "pve1", 0.1), guest(101, "dns", "pve1", 0.2), guest(200, "web", "pve2", 0)),
                List.of(storage("local", "pve1"), storage("local", "pve2"), storage("tank", "pve2")));
    }

    public static Node node(String name, double cpuFraction) {
        return new Node(
                name,
                NodeStatus.ONLINE,
                Optional.of("192.0.2.1"),
                cpuFraction,
                8,
                4L << 30,
                16L << 30,
                10L << 30,
                100L << 30,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                10,
                20,
                Optional.empty());
    }

    public static Guest guest(int vmid, String name, String node, double cpuFraction) {
        return new Guest(
                vmid,
                name,
                GuestType.QEMU,
                node,
                GuestStatus.RUNNING,
                cpuFraction,
                2,
                1L << 30,
                2L << 30,
                0,
                32L << 30,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                1,
                2,
                List.of("media"),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public static Storage storage(String name, String node) {
        return new Storage(name, node, "dir", name.equals("tank"), StorageStatus.AVAILABLE, 1L << 30, 4L << 30);
    }

    public Instant now() {
        return context.getBean(InstantSource.class).instant();
    }

    /** A reading of just now, by tiers that all run on time. */
    public void reading(ClusterState state) {
        var now = now();
        transactions.run(connection -> {
            for (var tier : context.getBeansOfType(Tier.class)) {
                var run = new JobRun(tier.name(), tier.every(), now, now, Outcome.DONE, Optional.empty(), 3);
                context.getBean(JobRuns.class).save(connection, cluster, run);
            }
            context.getBean(StateStore.class).save(connection, cluster, state, now);
        });
    }

    public void sample(ClusterState state, Instant at) {
        transactions.write(connection -> context.getBean(Samples.class).keep(connection, cluster, state, at));
    }

    /** A line in the feed; answers its id. */
    public long event(String title) {
        return event(NewEvent.status(now(), cluster, Severity.INFO, title, "as it happened"));
    }

    /** An alert about a node; answers its id. */
    public long alert(String title, Severity severity, String node) {
        return event(NewEvent.status(now(), cluster, severity, title, "as it happened")
                .as(EventType.ALERT)
                .about(Optional.of(node), node));
    }

    public long event(NewEvent event) {
        return transactions.write(
                connection -> context.getBean(EventStore.class).append(connection, event));
    }

    /** Opens an incident with its alert, as the reporter does in one commit; answers its id. */
    public long openIncident(String node) {
        var finding = new Finding.Holds(
                node,
                Optional.of(node),
                Severity.CRITICAL,
                node + " does not answer",
                "no answer twice",
                Map.of("readings", 2),
                Finding.Certainty.CONFIRMED);
        return transactions.write(connection -> {
            long id = context.getBean(IncidentStore.class).open(connection, cluster, "NODE_DOWN", finding, now());
            context.getBean(EventStore.class)
                    .append(
                            connection,
                            NewEvent.status(now(), cluster, Severity.CRITICAL, finding.title(), finding.message())
                                    .as(EventType.ALERT)
                                    .about(Optional.of(node), node)
                                    .of(id));
            return id;
        });
    }

    public void resolveIncident(long id) {
        transactions.run(connection -> {
            var store = context.getBean(IncidentStore.class);
            store.close(connection, store.byId(connection, id).orElseThrow(), now());
            context.getBean(EventStore.class).resolveOf(connection, id, Resolver.JARVIS, now());
        });
    }
}
