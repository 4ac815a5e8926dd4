package dev.jarvis.simulator.wol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.node.Machines;
import dev.jarvis.simulator.scenario.Scenario;
import dev.jarvis.simulator.time.SimulatedClock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WakeListenerTest {

    private static byte[] packet(String card) {
        byte[] address = HexFormat.ofDelimiter(":").parseHex(card);
        ByteBuffer packet = ByteBuffer.allocate(102).put(new byte[] {-1, -1, -1, -1, -1, -1});
        for (int index = 0; index < 16; index++) {
            packet.put(address);
        }
        return packet.array();
    }

    private static void send(int port, byte[] bytes) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    @Test
    void magicPacket_startsItsNode_andNoOther() throws IOException, InterruptedException {
        Cluster cluster = new Cluster(
                Scenario.homelab(2, 4),
                new SimulatedClock(InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"))),
                1);
        Node first = cluster.look(() -> cluster.nodes().iterator().next());
        Machines machines = cluster.look(() -> new Machines(cluster, Map.of(first.name(), "02:4A:56:00:00:01")));
        CountDownLatch up = new CountDownLatch(1);
        cluster.look(() -> {
            cluster.nodes().forEach(cluster.nodePower()::powerOff);
            cluster.nodePower().bootTakes(Duration.ofSeconds(7));
            return true;
        });
        Duration fence = Duration.ofSeconds(60);
        cluster.afterLook(next -> next.filter(due -> due.compareTo(fence) < 0).ifPresent(due -> up.countDown()));
        try (WakeListener listener = WakeListener.open(cluster, machines, 0)) {
            assertEquals("02:4a:56:00:00:01", listener.cards().get(first.name()));
            assertEquals(2, listener.cards().size());
            send(listener.port(), new byte[] {1, 2, 3});
            send(listener.port(), packet("02:aa:aa:aa:aa:aa"));
            send(listener.port(), packet("02:4a:56:00:00:01"));
            assertTrue(up.await(20, TimeUnit.SECONDS));
            assertEquals(0, powered(cluster));
            cluster.look(() -> {
                cluster.advance(Duration.ofSeconds(8));
                return true;
            });
            assertEquals(1, powered(cluster));
            assertTrue(cluster.look(first::powered));
        }
    }

    private static long powered(Cluster cluster) {
        return cluster.look(() -> cluster.nodes().stream().filter(Node::powered).count());
    }

    @Test
    void otherBytes_nameNoCard() {
        assertEquals(Optional.empty(), WakeListener.cardIn(new byte[102]));
        assertEquals(Optional.empty(), WakeListener.cardIn(new byte[0]));
        byte[] damaged = packet("02:4a:56:00:00:01");
        damaged[60]++;
        assertEquals(Optional.empty(), WakeListener.cardIn(damaged));
        assertEquals(Optional.of("02:4a:56:00:00:01"), WakeListener.cardIn(packet("02:4a:56:00:00:01")));
    }
}
