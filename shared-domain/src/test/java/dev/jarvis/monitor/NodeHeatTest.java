package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.ssh.HostKey;
import dev.jarvis.ssh.SshError;
import dev.jarvis.ssh.sensors.Temperature;
import dev.jarvis.ssh.sensors.Temperatures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes over one database file, and nodes that answer, hang, refuse or break. */
class NodeHeatTest {

    private static final NodeName PVE1 = new NodeName("pve1");
    private static final NodeName PVE2 = new NodeName("pve2");
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Path FILE = Path.of("/keys/known_hosts");
    private static final HostKey KEY = new HostKey("ssh-ed25519", "AAAA");
    private static final SshError NOT_AUTHORISED = new SshError.NotAuthorised("pve1:22", "root", FILE, "SHA256:x");

    @TempDir
    Path folder;

    private TestDatabase one;
    private TestDatabase other;
    private Instant now = START;
    private String mark = "first";

    @BeforeEach
    void open() {
        one = TestDatabase.in(folder);
        other = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static Temperatures measured(double celsius) {
        return new Temperatures.Measured(List.of(new Temperature(
                "chip", "Core 0", OptionalDouble.of(celsius), OptionalDouble.empty(), OptionalDouble.empty())));
    }

    /** Counts how often a node is asked. */
    private class Counting implements NodeHeat.Thermometer {

        final AtomicInteger asked = new AtomicInteger();
        private final Function<NodeName, Temperatures> answers;

        private Counting(Function<NodeName, Temperatures> answers) {
            this.answers = answers;
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public String mark(NodeName node) {
            return mark;
        }

        @Override
        public Temperatures of(NodeName node) {
            asked.incrementAndGet();
            return answers.apply(node);
        }
    }

    private NodeHeat heat(TestDatabase database, NodeHeat.Thermometer thermometer, Duration patience) {
        InstantSource clock = () -> now;
        return new NodeHeat(
                thermometer,
                new RefusedLogins(
                        new SourceBackoff(database.transactions(), TestDatabase.bean(ClusterIdentity.class), clock),
                        database.transactions(),
                        TestDatabase.bean(ClusterIdentity.class),
                        clock),
                patience);
    }

    private NodeHeat heat(TestDatabase database, NodeHeat.Thermometer thermometer) {
        return heat(database, thermometer, Duration.ofMinutes(1));
    }

    private static Counting refusing(NodeHeatTest test, SshError error) {
        return test.new Counting(node -> new Temperatures.NotAsked(error));
    }

    @Test
    void nodeThatHangs_isMissing_andTheOthersAreNot() throws InterruptedException {
        var woken = new CountDownLatch(1);
        var thermometer = new Counting(node -> {
            if (node.equals(PVE2)) {
                return measured(41);
            }
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                woken.countDown();
            }
            return measured(99);
        });

        var read = heat(one, thermometer, PATIENCE).of(List.of(PVE1, PVE2));

        assertEquals(Map.of("pve2", 41.0), read.hottest());
        assertEquals(
                Map.of("pve1", "the temperatures of pve1 cannot be read: no answer within 300 ms"), read.missing());
        // Nobody is left behind for ever.
        woken.await();
    }

    @Test
    void nodeThatHearsNothing_isLeftBehind() {
        var never = new CountDownLatch(1);
        var unheard = new AtomicInteger();
        var thermometer = new Counting(node -> {
            while (never.getCount() > 0) {
                try {
                    never.await();
                } catch (InterruptedException ignored) {
                    unheard.incrementAndGet();
                }
            }
            return measured(99);
        });

        var read = heat(one, thermometer, PATIENCE).of(List.of(PVE1, PVE2));

        assertEquals(Map.of(), read.hottest());
        assertEquals(Set.of("pve1", "pve2"), read.missing().keySet());
        never.countDown();
    }

    @Test
    void defectWithOneNode_costsTheOthersNothing() {
        var thermometer = new Counting(node -> {
            if (node.equals(PVE1)) {
                throw new IllegalStateException("broken");
            }
            return measured(41);
        });

        var read = heat(one, thermometer).of(List.of(PVE1, PVE2));

        assertEquals(Map.of("pve2", 41.0), read.hottest());
        assertEquals(
                Map.of("pve1", "the temperatures of pve1 cannot be read: java.lang.IllegalStateException: broken"),
                read.missing());
    }

    @Test
    void refusedLogin_isNotTriedAgain_byAnyProcess_untilItsTime() {
        var refusals = List.of(
                NOT_AUTHORISED,
                new SshError.HostKeyUnknown("pve1:22", KEY, FILE),
                new SshError.HostKeyChanged("pve1:22", KEY, KEY, FILE, 1),
                new SshError.HostKeyRevoked("pve1:22", KEY, FILE, 1),
                new SshError.KeyUnusable(FILE, "it is damaged"));
        for (var refusal : refusals) {
            var thermometer = refusing(this, refusal);
            var first = heat(one, thermometer).of(List.of(PVE1));
            now = now.plus(Duration.ofMinutes(15)).minusMillis(1);
            var second = heat(other, thermometer).of(List.of(PVE1));

            assertEquals(1, thermometer.asked.get(), refusal.text());
            assertEquals(Map.of("pve1", refusal.text()), first.missing());
            assertEquals(first, second);

            now = now.plusMillis(1);
            heat(other, thermometer).of(List.of(PVE1));
            assertEquals(2, thermometer.asked.get(), refusal.text());
            now = now.plus(Duration.ofMinutes(15));
        }
    }

    @Test
    void refusedLogin_ofOneNode_saysNothingOfAnother_orOfTheHosts() {
        heat(one, refusing(this, NOT_AUTHORISED)).of(List.of(PVE1));

        assertEquals(
                Map.of("pve2", 41.0),
                heat(other, new Counting(node -> measured(41)))
                        .of(List.of(PVE1, PVE2))
                        .hottest());
        var hosts = new SourceBackoff(other.transactions(), TestDatabase.bean(ClusterIdentity.class), () -> now);
        assertEquals(Map.of(), hosts.skipped(now));
        assertEquals(Optional.empty(), hosts.preferred());
        assertEquals(List.of(), hosts.refusals(now));
    }

    @Test
    void changedKeyOrKnownHosts_areTriedAtOnce() {
        heat(one, refusing(this, NOT_AUTHORISED)).of(List.of(PVE1));
        mark = "second";
        assertEquals(
                Map.of("pve1", 41.0),
                heat(other, new Counting(node -> measured(41)))
                        .of(List.of(PVE1))
                        .hottest());
    }

    @Test
    void successfulRead_clearsTheRefusal() {
        heat(one, refusing(this, NOT_AUTHORISED)).of(List.of(PVE1));
        now = now.plus(Duration.ofMinutes(15));
        heat(other, new Counting(node -> measured(41))).of(List.of(PVE1));
        assertEquals(0, one.number("SELECT count(*) FROM source_backoff"));
    }

    @Test
    void passingTrouble_isTriedAgainAtOnce() {
        var thermometer = refusing(this, new SshError.Unreachable("pve1:22", "it does not answer", false));
        heat(one, thermometer).of(List.of(PVE1));
        heat(other, thermometer).of(List.of(PVE1));
        assertEquals(2, thermometer.asked.get());
        assertEquals(0, one.number("SELECT count(*) FROM source_backoff"));
    }

    @Test
    void withoutAKey_nobodyIsAsked() {
        var thermometer = new Counting(node -> measured(41)) {
            @Override
            public boolean isConfigured() {
                return false;
            }
        };
        assertEquals(NodeHeat.Read.NOTHING, heat(one, thermometer).of(List.of(PVE1)));
        assertEquals(0, thermometer.asked.get());
    }
}
