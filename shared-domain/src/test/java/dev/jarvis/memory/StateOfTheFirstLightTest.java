package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.ChangeLog;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that the first schema's JARVIS wrote, opened by this one: what was known is still known. */
class StateOfTheFirstLightTest {

    private static final Instant TAKEN_AT = Instant.parse("2026-11-21T13:03:05.693Z");
    private static final Instant STARTED_AT = Instant.parse("2026-11-08T10:59:56.754Z");

    private static final String STATE = """
            {"name":"homelab","quorate":true,"nodes":[
            {"name":"Home","status":"online","address":"127.0.0.11","cpuFraction":0.19,"cpus":12,
             "memoryUsedBytes":11682311022,"memoryBytes":68719476736,"diskUsedBytes":22162031225,
             "diskBytes":103079215104,"startedAt":"2026-11-08T10:59:56.754Z",
             "networkInBytesPerSecond":160000,"networkOutBytesPerSecond":420000},
            {"name":"pve","status":"offline","cpuFraction":0.0,"cpus":16,"memoryUsedBytes":0,"memoryBytes":68719476736,
             "diskUsedBytes":0,"diskBytes":0,"networkInBytesPerSecond":0,"networkOutBytesPerSecond":0}],
            "guests":[
            {"vmid":100,"name":"plex","type":"lxc","node":"Home","status":"running","cpuFraction":0.07,"cpus":4,
             "memoryUsedBytes":2555450549,"memoryBytes":4294967296,"diskUsedBytes":16320875690,"diskBytes":34359738368,
             "startedAt":"2026-11-08T10:59:56.754Z","networkInBytesPerSecond":82000,"networkOutBytesPerSecond":37000,
             "tags":["media","it's"],"template":false},
            {"vmid":101,"name":"nextcloud","type":"qemu","node":"pve","status":"unknown","cpuFraction":0.0,"cpus":4,
             "memoryUsedBytes":0,"memoryBytes":8589934592,"diskUsedBytes":0,"diskBytes":128849018880,
             "networkInBytesPerSecond":0,"networkOutBytesPerSecond":0,"tags":[],"lock":"backup","haState":"started",
             "template":false},
            {"vmid":116,"name":"minecraft","type":"qemu","node":"Home","status":"stopped","cpuFraction":0.0,"cpus":4,
             "memoryUsedBytes":0,"memoryBytes":8589934592,"diskUsedBytes":0,"diskBytes":42949672960,
             "networkInBytesPerSecond":0,"networkOutBytesPerSecond":0,"tags":["games"],"template":false}],
            "storages":[
            {"storage":"local","node":"Home","type":"dir","shared":false,"status":"available","usedBytes":26800595927,
             "totalBytes":103079215104},
            {"storage":"nas","node":"pve","type":"nfs","shared":true,"status":"unknown","usedBytes":0,
             "totalBytes":8589934592000}]}
            """;

    /** The same, with used memory and disk on the grid of today: at most one in a thousand off. */
    private static final ClusterState KNOWN = new ClusterState(
            "homelab",
            Optional.of(true),
            List.of(
                    new Node(
                            "Home",
                            NodeStatus.ONLINE,
                            Optional.of("127.0.0.11"),
                            0.19,
                            12,
                            11682311045L,
                            68719476736L,
                            22162031247L,
                            103079215104L,
                            Optional.of(STARTED_AT),
                            160000,
                            420000,
                            Optional.empty()),
                    new Node(
                            "pve",
                            NodeStatus.OFFLINE,
                            Optional.empty(),
                            0,
                            16,
                            0,
                            68719476736L,
                            0,
                            0,
                            Optional.empty(),
                            0,
                            0,
                            Optional.empty())),
            List.of(
                    new Guest(
                            100,
                            "plex",
                            GuestType.LXC,
                            "Home",
                            GuestStatus.RUNNING,
                            0.07,
                            4,
                            2555505541L,
                            4294967296L,
                            16320875725L,
                            34359738368L,
                            Optional.of(STARTED_AT),
                            82000,
                            37000,
                            List.of("media", "it's"),
                            Optional.empty(),
                            Optional.empty(),
                            false),
                    new Guest(
                            101,
                            "nextcloud",
                            GuestType.QEMU,
                            "pve",
                            GuestStatus.UNKNOWN,
                            0,
                            4,
                            0,
                            8589934592L,
                            0,
                            128849018880L,
                            Optional.empty(),
                            0,
                            0,
                            List.of(),
                            Optional.of("backup"),
                            Optional.of("started"),
                            false),
                    new Guest(
                            116,
                            "minecraft",
                            GuestType.QEMU,
                            "Home",
                            GuestStatus.STOPPED,
                            0,
                            4,
                            0,
                            8589934592L,
                            0,
                            42949672960L,
                            Optional.empty(),
                            0,
                            0,
                            List.of("games"),
                            Optional.empty(),
                            Optional.empty(),
                            false)),
            List.of(
                    new Storage("local", "Home", "dir", false, StorageStatus.AVAILABLE, 26800595927L, 103079215104L),
                    new Storage("nas", "pve", "nfs", true, StorageStatus.UNKNOWN, 0, 8589934592000L)));

    private final Path folder;
    private final Sections sections = new Sections();
    private final StateStore states = new StateStore(sections, TestDatabase.json(), new ChangeLog());

    StateOfTheFirstLightTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void stateAndCounters_areWhatTheyWere() throws Exception {
        write("demo", STATE);
        write("attic", "{\"name\":\"alone\"}");
        try (var database = TestDatabase.asItLies(folder)) {
            assertEquals(
                    Optional.of(new StoredState(KNOWN, TAKEN_AT)),
                    database.transactions().read(connection -> states.current(connection, "demo")));
            assertEquals(
                    Optional.of(new StoredState(
                            new ClusterState("alone", Optional.empty(), List.of(), List.of(), List.of()), TAKEN_AT)),
                    database.transactions().read(connection -> states.current(connection, "attic")));
            assertEquals(
                    Optional.of(new Sections.Section(
                            "{\"takenAt\":\"2026-11-21T13:03:05.693Z\",\"guests\":{\"100\":[52193776147,135927729370]}}",
                            1,
                            TAKEN_AT)),
                    database.transactions().read(connection -> sections.find(connection, "demo", "network")));
            assertEquals(2, database.number("SELECT count(*) FROM detector_state WHERE key = 'seen:X:1'"));
            assertEquals(2, database.number("SELECT count(*) FROM detector_state"));
            assertEquals(0, database.number("SELECT count(*) FROM sqlite_master WHERE name = 'changes_by_time'"));
        }
    }

    @Test
    void sameReadingAgain_rewritesNothingButTheFigures() throws Exception {
        write("demo", STATE);
        try (var database = TestDatabase.asItLies(folder)) {
            database.transactions().run(connection -> states.save(connection, "demo", KNOWN, TAKEN_AT.plusSeconds(10)));
            for (var section : List.of("resources", "guests/Home", "guests/pve")) {
                var stored = database.transactions()
                        .read(connection -> sections.find(connection, "demo", section))
                        .orElseThrow();
                assertEquals(TAKEN_AT, stored.takenAt(), () -> section + " was rewritten: " + stored.state());
            }
        }
    }

    private void write(String cluster, String state) throws Exception {
        var url = "jdbc:sqlite:" + folder.resolve("jarvis.db");
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(url)) {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO cluster_state (cluster, section, rev, taken_at, state) VALUES (?, 'resources', 28, ?, ?)")) {
                insert.setString(1, cluster);
                insert.setString(2, TAKEN_AT.toString());
                insert.setString(3, state);
                insert.executeUpdate();
            }
            try (var insert = connection.prepareStatement(
                    "INSERT INTO detector_state (cluster, key, state, updated_at) VALUES (?, ?, ?, ?)")) {
                insert.setString(1, cluster);
                insert.setString(2, "network");
                insert.setString(
                        3,
                        "{\"takenAt\":\"2026-11-21T13:03:05.693Z\",\"guests\":{\"100\":{\"in\":52193776147,\"out\":135927729370}}}");
                insert.setString(4, TAKEN_AT.toString());
                insert.executeUpdate();
                insert.setString(2, "seen:X:1");
                insert.setString(3, TAKEN_AT.toString());
                insert.executeUpdate();
            }
        }
    }
}
