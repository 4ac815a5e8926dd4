package dev.jarvis.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jarvis.cluster.NodeName;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MagicPacketTest {

    private static final NodeName PVE2 = new NodeName("pve2");
    private static final MacAddress CARD = new MacAddress("0A:1b:2c:3D:4e:5f");

    private static byte[] expected() {
        var packet = ByteBuffer.allocate(102);
        packet.put(new byte[] {-1, -1, -1, -1, -1, -1});
        for (int index = 0; index < 16; index++) {
            packet.put(new byte[] {0x0a, 0x1b, 0x2c, 0x3d, 0x4e, 0x5f});
        }
        return packet.array();
    }

    private static byte[] received(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(10_000);
        var packet = new DatagramPacket(new byte[500], 500);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static WakeOnLan waking(int port, Broadcasts broadcasts) {
        return new WakeOnLan(
                new WakeSettings(Map.of(PVE2, CARD), port, Optional.empty(), Optional.empty()),
                broadcasts,
                Optional.empty());
    }

    @Test
    void packet_arrivesByteForByte() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (var socket = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
            var sent = waking(socket.getLocalPort(), () -> List.of(loopback)).wake(PVE2, Optional.empty());
            assertArrayEquals(expected(), received(socket));
            assertEquals(
                    new WakeResult.Sent(CARD, List.of(loopback.getHostAddress() + ":" + socket.getLocalPort())), sent);
        }
    }

    @Test
    void broadcast_ofThisMachinesNetworks_arrives() throws IOException {
        assumeTrue(
                Broadcasts.ofThisMachine().size() > 1, "skipped: no interface of this machine has a broadcast address");
        try (var socket = new DatagramSocket(new InetSocketAddress("0.0.0.0", 0))) {
            var sent = waking(socket.getLocalPort(), Broadcasts::ofThisMachine).wake(PVE2, Optional.empty());
            assertInstanceOf(WakeResult.Sent.class, sent, sent.text());
            assertArrayEquals(expected(), received(socket));
        }
    }

    @Test
    void broadcasts_endWithTheOneOfAllNetworks() throws IOException {
        assertEquals("255.255.255.255", Broadcasts.ofThisMachine().getLast().getHostAddress());
    }

    @Test
    void unknownCard_saysWhatToSet() {
        var failed = waking(9, List::of).wake(new NodeName("pve9"), Optional.empty());
        assertTrue(failed.text().contains("NODE_MACS=pve9="), failed.text());
    }

    @Test
    void learntCard_isUsedWhereNoneIsSet() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (var socket = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
            waking(socket.getLocalPort(), () -> List.of(loopback)).wake(new NodeName("pve9"), Optional.of(CARD));
            assertArrayEquals(expected(), received(socket));
        }
    }

    @Test
    void noNetwork_isSaid() {
        var failed = waking(9, List::of).wake(PVE2, Optional.empty());
        assertInstanceOf(WakeResult.Failed.class, failed);
        assertTrue(failed.text().contains("WOL_API_URL"), failed.text());
    }

    @Test
    void notations_meanTheSameCard() {
        for (var written : List.of(
                "0a:1b:2c:3d:4e:5f", "0A-1B-2C-3D-4E-5F", "0a1b.2c3d.4e5f", "0A1B2C3D4E5F", " 0a:1b:2c:3d:4e:5f ")) {
            assertEquals(CARD, new MacAddress(written), written);
        }
    }

    @Test
    void whatIsNoCard_isRefused() {
        for (var written : List.of(
                "",
                "0a:1b:2c:3d:4e",
                "0a:1b:2c:3d:4e:5f:60",
                "0a:1b-2c:3d:4e:5f",
                "0g:1b:2c:3d:4e:5f",
                "00:00:00:00:00:00",
                "ff:ff:ff:ff:ff:ff",
                "01:00:5e:00:00:01",
                "0a1b2c3d4e5")) {
            assertThrows(IllegalArgumentException.class, () -> new MacAddress(written), written);
        }
    }
}
