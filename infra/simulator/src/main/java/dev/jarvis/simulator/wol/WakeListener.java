package dev.jarvis.simulator.wol;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.node.Machine;
import dev.jarvis.simulator.node.Machines;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes magic packets and powers on the node whose card they name; everything else is passed over. Listens on all
 * addresses, since a broadcast reaches no other socket. Thread-safe.
 */
public final class WakeListener implements AutoCloseable {

    private static final InternalLogger LOG = InternalLoggerFactory.getInstance(WakeListener.class);
    private static final int LENGTH = 6 + 16 * 6;
    private static final HexFormat WITH_COLONS = HexFormat.ofDelimiter(":");

    private final Cluster cluster;
    private final Machines machines;
    private final DatagramSocket socket;

    private WakeListener(Cluster cluster, Machines machines, DatagramSocket socket) {
        this.cluster = cluster;
        this.machines = machines;
        this.socket = socket;
    }

    /** Listens; port 0 lets the system choose. */
    public static WakeListener open(Cluster cluster, Machines machines, int port) throws IOException {
        DatagramSocket socket = new DatagramSocket(null);
        try {
            socket.bind(new InetSocketAddress("0.0.0.0", port));
        } catch (IOException taken) {
            socket.close();
            throw new IOException(
                    "cannot listen on UDP port " + port + " for magic packets (" + taken.getMessage() + ")", taken);
        }
        WakeListener listener = new WakeListener(cluster, machines, socket);
        Thread.ofVirtual().name("simulator-wol").start(listener::listen);
        return listener;
    }

    /** The UDP port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** The cards that are listened for, in lower case with colons, by node. */
    public Map<String, String> cards() {
        return cluster.look(() -> {
            Map<String, String> cards = new LinkedHashMap<>();
            machines.all()
                    .forEach(machine ->
                            cards.put(machine.node().name(), machine.mac().toLowerCase(Locale.ROOT)));
            return cards;
        });
    }

    @Override
    public void close() {
        socket.close();
    }

    private void listen() {
        byte[] buffer = new byte[2 * LENGTH];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (IOException closed) {
                return;
            }
            try {
                cardIn(Arrays.copyOf(buffer, packet.getLength())).ifPresent(this::wake);
            } catch (RuntimeException defect) {
                LOG.error("a magic packet could not be obeyed", defect);
            }
        }
    }

    /** The card that a magic packet names: six bytes FF and sixteen times the same address. */
    static Optional<String> cardIn(byte[] packet) {
        if (packet.length < LENGTH) {
            return Optional.empty();
        }
        byte[] card = Arrays.copyOfRange(packet, 6, 12);
        for (int index = 0; index < LENGTH; index++) {
            byte expected = index < 6 ? (byte) -1 : card[index % 6];
            if (packet[index] != expected) {
                return Optional.empty();
            }
        }
        return Optional.of(WITH_COLONS.formatHex(card));
    }

    private void wake(String card) {
        Optional<String> meant = cluster.look(() -> {
            Optional<Machine> machine = machines.withMac(card);
            machine.ifPresent(found -> cluster.nodePower().wake(found.node()));
            return machine.map(found -> found.node().name());
        });
        LOG.debug("magic packet for {}: {}", card, meant.orElse("no card of ours"));
    }
}
