package dev.jarvis.net;

import dev.jarvis.cluster.NodeName;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Wakes a node from this machine: by a magic packet of our own to every broadcast address, or through the configured
 * service. Proxmox's own call needs a peer that lives. Thread-safe.
 */
public final class WakeOnLan {

    private final WakeSettings settings;
    private final Broadcasts broadcasts;
    private final Optional<WakeService> service;

    WakeOnLan(WakeSettings settings, Broadcasts broadcasts, Optional<WakeService> service) {
        this.settings = settings;
        this.broadcasts = broadcasts;
        this.service = service;
    }

    /**
     * Wakes a node.
     *
     * @param learnt the card that the node's own configuration names, used where {@code NODE_MACS} has none
     */
    public WakeResult wake(NodeName node, Optional<MacAddress> learnt) {
        var card = Optional.ofNullable(settings.cards().get(node)).or(() -> learnt);
        if (card.isEmpty()) {
            return new WakeResult.Failed(
                    "the MAC address of " + node + " is not known: set NODE_MACS=" + node + "=aa:bb:cc:dd:ee:ff, or"
                            + " wakeonlan in the node's options in Proxmox",
                    false);
        }
        return service.isPresent() ? service.get().wake(node, card.get()) : broadcast(card.get());
    }

    private WakeResult broadcast(MacAddress card) {
        var packet = MagicPacket.waking(card);
        var taken = new ArrayList<String>();
        var refusals = new ArrayList<String>();
        try (var socket = new DatagramSocket()) {
            socket.setBroadcast(true);
            for (InetAddress target : broadcasts.all()) {
                try {
                    socket.send(new DatagramPacket(packet, packet.length, target, settings.port()));
                    taken.add(target.getHostAddress() + ":" + settings.port());
                } catch (IOException refused) {
                    // One interface that is not ready must not hide the others.
                    refusals.add(target.getHostAddress() + ": " + refused.getMessage());
                }
            }
        } catch (IOException impossible) {
            refusals.add(String.valueOf(impossible.getMessage()));
        }
        return taken.isEmpty() ? nowhere(card, refusals) : new WakeResult.Sent(card, taken);
    }

    private static WakeResult nowhere(MacAddress card, List<String> refusals) {
        return new WakeResult.Failed(
                "no network of this machine took the magic packet for " + card + " (" + String.join("; ", refusals)
                        + "): in a container, give it the host's network or set WOL_API_URL",
                true);
    }
}
