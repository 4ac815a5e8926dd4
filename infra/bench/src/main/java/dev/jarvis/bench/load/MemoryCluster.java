package dev.jarvis.bench.load;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.database.Times;
import dev.jarvis.database.Transactions;
import dev.jarvis.memory.ActionStore;
import dev.jarvis.memory.AutonomyAction;
import dev.jarvis.memory.NewAction;
import dev.jarvis.memory.Samples;
import dev.jarvis.memory.StateStore;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes into the database at {@code DB_PATH} what is known of a cluster of 32 nodes and 2,000 guests: its state of now,
 * what was done about it in a day, and {@code --samples} of the minutes before {@code --days} ago. Says {@code known}.
 */
public final class MemoryCluster {

    private static final int NODES = 32;
    private static final int GUESTS = 2_000;
    private static final int ACTIONS = 200;
    private static final int FIRST_VMID = 100;
    private static final long GIB = 1L << 30;

    private MemoryCluster() {}

    public static void main(String[] words) {
        var options = Options.of(Arrays.asList(words), Set.of("--samples", "--days"), Set.of());
        try (var context = Launch.start(Settings.of(System.getenv(), System.getProperties()), Map.of())) {
            var transactions = context.getBean(Transactions.class);
            var cluster = context.getBean(ClusterIdentity.class).id();
            var now = context.getBean(InstantSource.class).instant();
            var state = state(now.minus(Duration.ofDays(1)));
            transactions.run(connection -> {
                context.getBean(StateStore.class).save(connection, cluster, state, now);
                act(context.getBean(ActionStore.class), connection, cluster, now);
            });
            var samples = context.getBean(Samples.class);
            var last = now.minus(Duration.ofDays(options.count("--days", 3)));
            for (int minute = 0; minute < options.count("--samples", 0); minute++) {
                var at = last.minus(Duration.ofMinutes(minute));
                transactions.write(connection -> samples.keep(connection, cluster, state, at));
            }
            System.out.println("known");
        }
    }

    private static ClusterState state(Instant since) {
        return new ClusterState(
                "bench",
                Optional.of(true),
                IntStream.range(0, NODES)
                        .mapToObj(number -> node(number, since))
                        .toList(),
                IntStream.range(0, GUESTS)
                        .mapToObj(number -> guest(number, since))
                        .toList(),
                IntStream.range(0, NODES)
                        .mapToObj(number -> new Storage(
                                "local-zfs",
                                "node" + number,
                                "zfspool",
                                false,
                                StorageStatus.AVAILABLE,
                                (100 + number) * GIB,
                                1_000 * GIB))
                        .toList());
    }

    private static Node node(int number, Instant since) {
        return new Node(
                "node" + number,
                NodeStatus.ONLINE,
                Optional.of("192.0.2." + (number + 1)),
                (number + 1.0) / (2 * NODES),
                64,
                (100 + number) * GIB,
                256 * GIB,
                20 * GIB,
                100 * GIB,
                Optional.of(since),
                1_000_000L + number,
                2_000_000L + number,
                Optional.empty());
    }

    private static Guest guest(int number, Instant since) {
        return new Guest(
                FIRST_VMID + number,
                "guest-" + number,
                GuestType.QEMU,
                "node" + number % NODES,
                GuestStatus.RUNNING,
                (number % 100) / 100.0,
                4,
                (number % 8 + 1) * GIB / 2,
                4 * GIB,
                0,
                32 * GIB,
                Optional.of(since),
                10_000L + number,
                20_000L + number,
                List.of("bench"),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static void act(ActionStore actions, Connection connection, String cluster, Instant now)
            throws SQLException {
        long incident = incident(connection, cluster, now);
        for (int number = 0; number < ACTIONS; number++) {
            actions.save(
                    connection,
                    new NewAction(
                            now.minus(Duration.ofMinutes(5L * (ACTIONS - number))),
                            cluster,
                            "VM_CRASHED:" + (FIRST_VMID + number),
                            incident,
                            "vm_crashed",
                            "VM_CRASHED",
                            "start_guest",
                            Optional.empty(),
                            AutonomyAction.Outcome.SUCCESS,
                            Optional.empty(),
                            Optional.of("it runs again"),
                            3,
                            Optional.of("node" + number % NODES),
                            1,
                            false,
                            false));
        }
    }

    /** One that is over, for the actions to be about. */
    private static long incident(Connection connection, String cluster, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO incidents (cluster, key, condition, severity, target, title, message, state, opened_at,
                                       updated_at, resolved_at, evidence)
                VALUES (?1, 'VM_CRASHED:100', 'VM_CRASHED', 'error', '100', 'guest-0 crashed', 'it stopped by itself',
                        'resolved', ?2, ?2, ?2, '{}')
                RETURNING id
                """)) {
            insert.setString(1, cluster);
            insert.setString(2, Times.text(now));
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
