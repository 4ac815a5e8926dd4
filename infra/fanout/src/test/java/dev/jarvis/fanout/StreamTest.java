package dev.jarvis.fanout;

import static dev.jarvis.fanout.Client.at;
import static dev.jarvis.fanout.Client.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.database.Transactions;
import dev.jarvis.monitor.Seed;
import io.micronaut.json.tree.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTest {

    /** Large events at once that stay below what may wait for one client, however slowly this machine reads them. */
    private static final int BURST = 4;

    @TempDir
    Path folder;

    RunningFanout server;

    @BeforeEach
    void start() {
        server = RunningFanout.in(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void hello_isAnsweredWithASnapshot_thenWhatHappens() {
        server.seed().reading(Seed.smallCluster());
        long before = server.seed().event("before");
        long incident = server.seed().openIncident("pve1");
        RunningFanout.until(
                "the hub knows the state",
                () -> server.hub()
                        .state()
                        .tree()
                        .flatMap(tree -> at(tree, "status"))
                        .filter(status -> status.getStringValue().equals("critical"))
                        .isPresent());
        try (var client = server.greet(Client.HELLO)) {
            var snapshot = client.next();
            assertEquals("snapshot", text(snapshot, "type"));
            assertEquals("cluster", text(snapshot, "channel"));
            assertEquals(text(snapshot, "id"), text(snapshot, "payload.cursor"));
            assertEquals(32, text(snapshot, "payload.epoch").length());
            assertEquals("homelab", text(snapshot, "payload.cluster.name"));
            assertEquals("pve1", text(snapshot, "payload.cluster.nodes.0.name"));
            assertEquals("pve1 does not answer", text(snapshot, "payload.events.0.title"));
            assertEquals(Long.toString(before), text(snapshot, "payload.events.1.id"));
            assertEquals(Long.toString(incident), text(snapshot, "payload.incidents.0.id"));
            assertEquals(0, at(snapshot, "payload.approvals").orElseThrow().size());

            long after = server.seed().event("after");
            var event = client.await("event");
            assertEquals("events", text(event, "channel"));
            assertEquals("after", text(event, "payload.title"));
            assertEquals(Long.toString(after), text(event, "payload.id"));
            assertTrue(number(event, "id") > number(snapshot, "id"));

            server.seed().resolveIncident(incident);
            var resolved = client.await("incident");
            assertEquals("incidents", text(resolved, "channel"));
            assertEquals("resolved", text(resolved, "payload.state"));
            assertTrue(number(resolved, "id") > number(event, "id"));
        }
    }

    @Test
    void whoComesBeforeTheFirstReading_getsAllOfItWithTheFirstUpdate() {
        try (var client = server.greet(Client.HELLO)) {
            assertEquals(Optional.empty(), at(client.next(), "payload.cluster"));
            server.seed().reading(Seed.smallCluster());
            var update = client.await("status_update");
            assertEquals("homelab", text(update, "payload.name"));
            assertEquals(2, at(update, "payload.nodes").orElseThrow().size());
            assertEquals(Optional.empty(), at(update, "id"));
        }
    }

    @Test
    void statusUpdate_hasOnlyWhatChanged() {
        server.seed().reading(Seed.smallCluster());
        try (var client = server.live()) {
            drainUpdates(client);
            var small = Seed.smallCluster();
            var changed = new ClusterState(
                    small.name(),
                    small.quorate(),
                    List.of(small.nodes().getFirst(), Seed.node("pve2", 0.75)),
                    small.guests().subList(0, 2),
                    small.storages());
            server.seed().reading(changed);
            var update = client.await("status_update");
            var payload = at(update, "payload").orElseThrow();
            assertEquals("pve2", text(payload, "nodes.0.name"));
            assertEquals("0.75", text(payload, "nodes.0.cpuFraction"));
            assertEquals(2, at(payload, "nodes.0").orElseThrow().size());
            assertEquals(1, at(payload, "nodes").orElseThrow().size());
            assertEquals("200", text(payload, "removed.guests.0"));
            assertEquals(Optional.empty(), at(payload, "storages"));
            assertEquals(Optional.empty(), at(payload, "name"));
        }
    }

    @Test
    void statusUpdates_areAtMostTwoASecond_andTheLastValueWins() {
        server.seed().reading(Seed.smallCluster());
        try (var client = server.live()) {
            drainUpdates(client);
            long began = System.nanoTime();
            int readings = 40;
            for (int index = 1; index <= readings; index++) {
                var small = Seed.smallCluster();
                server.seed()
                        .reading(new ClusterState(
                                small.name(),
                                small.quorate(),
                                List.of(
                                        Seed.node("pve1", index / 100.0),
                                        small.nodes().getLast()),
                                small.guests(),
                                small.storages()));
            }
            int updates = 0;
            var last = "";
            while (!last.equals("0.4")) {
                var update = client.await("status_update");
                updates++;
                last = at(update, "payload.nodes.0.cpuFraction")
                        .map(JsonNode::coerceStringValue)
                        .orElse(last);
            }
            long halfSeconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 500;
            assertTrue(updates <= halfSeconds + 2, updates + " updates in " + halfSeconds + " half seconds");
        }
    }

    @Test
    void stateThatNobodyRenews_isShownAsStale() {
        server.seed().reading(Seed.smallCluster());
        try (var client = server.live()) {
            drainUpdates(client);
            server.clock().advance(Duration.ofSeconds(31));
            var update = client.await("status_update");
            assertEquals("true", text(update, "payload.stale"));
            assertEquals("unknown", text(update, "payload.status"));
            client.hearsNothingFor(700);
        }
    }

    @Test
    void resume_bringsExactlyWhatWasMissed_inOrder() {
        String hello;
        try (var client = server.greet(Client.HELLO)) {
            var snapshot = client.next();
            server.seed().event("seen");
            var seen = client.await("event");
            hello = resume(text(seen, "id"), text(snapshot, "payload.epoch"));
        }
        var missed = new ArrayList<String>();
        for (int index = 0; index < 1_203; index++) {
            missed.add("missed " + index);
        }
        missed.forEach(server.seed()::event);
        try (var client = server.greet(hello)) {
            var resumed = client.next();
            assertEquals("resumed", text(resumed, "type"));
            var heard = new ArrayList<String>();
            long position = number(resumed, "payload.cursor");
            while (heard.size() < missed.size()) {
                var frame = client.await("event");
                assertTrue(number(frame, "id") > position);
                position = number(frame, "id");
                heard.add(text(frame, "payload.title"));
            }
            assertEquals(missed, heard);
            server.seed().event("live again");
            assertEquals("live again", client.nextEvent());
        }
    }

    @Test
    void position_ofAnotherDatabaseOrBeyondTheNewestOrNoLongerKept_isReset() {
        for (int index = 0; index < 5; index++) {
            server.seed().event("line " + index);
        }
        var epoch = "";
        try (var client = server.live()) {
            server.seed().event("one more");
            client.await("event");
        }
        server.context().getBean(Transactions.class).run(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM changes WHERE id <= 3")) {
                delete.executeUpdate();
            }
        });
        for (var hello : List.of(resume("4", "another"), resume("1000", epoch), resume("2", epoch))) {
            try (var client = server.greet(hello)) {
                var reset = client.next();
                assertEquals("reset", text(reset, "type"), reset::toString);
                assertTrue(text(reset, "payload.reason").startsWith("the position "), reset::toString);
                assertEquals("snapshot", text(client.next(), "type"));
                server.seed().event("goes on");
                assertEquals("goes on", client.nextEvent());
            }
        }
        try (var client = server.greet(resume("3", epoch))) {
            assertEquals("resumed", text(client.next(), "type"));
            assertEquals("line 3", client.nextEvent());
        }
    }

    @Test
    void channels_narrowWhatIsHeard() {
        try (var client = server.greet("{\"type\":\"hello\",\"payload\":{\"channels\":[\"incidents\",\"moon\"]}}")) {
            client.await("snapshot");
            server.seed().event("unheard");
            server.seed().reading(Seed.smallCluster());
            server.seed().openIncident("pve1");
            assertEquals("incident", text(client.next(), "type"));
            client.hearsNothingFor(800);
        }
    }

    @Test
    void door_offersItsOwnChannel() {
        try (var client = server.connect("/ws/events")) {
            client.send("{\"type\":\"hello\",\"payload\":{\"channels\":[\"events\",\"incidents\"]}}");
            client.await("snapshot");
            server.seed().openIncident("pve1");
            assertEquals("event", text(client.next(), "type"));
            client.hearsNothingFor(800);
        }
    }

    @Test
    void unknownDoor_isClosedWithAReason() {
        try (var client = server.connect("/ws/moon")) {
            assertTrue(text(client.await("error"), "payload.detail").contains("no channel of that name"));
            client.closesWith(1008);
        }
    }

    @Test
    void rowThatCannotBeRead_holdsUpNoOther() {
        try (var client = server.live()) {
            server.context().getBean(Transactions.class).run(connection -> {
                try (var insert = connection.prepareStatement("""
                        INSERT INTO events (uid, timestamp, cluster, type, severity, source, title, message, summary, details)
                        VALUES ('x', 'no time', 'demo', 'status', 'info', 'user', 't', 'm', 's', 'no json')
                        """)) {
                    insert.executeUpdate();
                }
            });
            server.seed().event("after it");
            assertEquals("after it", client.nextEvent());
        }
    }

    @Test
    void largeSnapshotAndLargeEvents_reachAClientThatReads() {
        var large = "x".repeat(60_000);
        for (int index = 0; index < 60; index++) {
            server.seed().event(large + index);
        }
        try (var client = server.live();
                var back = server.greet(resume("0", ""))) {
            for (int index = 0; index < 60; index++) {
                assertTrue(back.nextEvent().endsWith("x" + index));
            }
            for (int first = 60; first < 120; first += BURST) {
                for (int index = first; index < first + BURST; index++) {
                    server.seed().event(large + index);
                }
                for (int index = first; index < first + BURST; index++) {
                    assertTrue(client.nextEvent().endsWith("x" + index));
                }
            }
        }
    }

    private static String resume(String after, String epoch) {
        return "{\"type\":\"hello\",\"payload\":{\"after\":" + after
                + (epoch.isEmpty() ? "" : ",\"epoch\":\"" + epoch + "\"") + "}}";
    }

    private static long number(JsonNode frame, String path) {
        return at(frame, path).orElseThrow().getLongValue();
    }

    /** Lets the updates pass that belong to what was there before. */
    private static void drainUpdates(Client client) {
        for (var frame = client.poll(800); frame != null; frame = client.poll(800)) {
            assertEquals("status_update", text(frame, "type"));
        }
    }
}
