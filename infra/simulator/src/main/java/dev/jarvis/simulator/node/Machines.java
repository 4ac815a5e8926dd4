package dev.jarvis.simulator.node;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The machines of all nodes. Guarded by the cluster's lock. */
public final class Machines {

    private final Cluster cluster;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Instant> gone = new HashMap<>();

    /** Draws the machines of a cluster; {@code macs} holds the addresses that are not to be drawn. */
    public Machines(Cluster cluster, Map<String, String> macs) {
        this.cluster = cluster;
        for (Node node : cluster.nodes()) {
            String mac = Optional.ofNullable(macs.get(node.name()))
                    .map(given -> given.toUpperCase(Locale.ROOT))
                    .orElseGet(() -> Machine.drawnMac(node.spec(), cluster));
            machines.put(node.name(), new Machine(cluster, node, mac));
        }
    }

    /** All machines in the order of their nodes. */
    public Collection<Machine> all() {
        return machines.values();
    }

    /** The machine of a node that exists. */
    public Machine of(Node node) {
        return Optional.ofNullable(machines.get(node.name())).orElseThrow();
    }

    /** The machine with this address, however it is written. */
    public Optional<Machine> withMac(String mac) {
        String wanted = digits(mac);
        return machines.values().stream()
                .filter(machine -> digits(machine.mac()).equals(wanted))
                .findFirst();
    }

    /** A node came or went; its machine remembers for how long, and starts its services when it boots. */
    public void follow(String node) {
        Node found = cluster.node(node).orElseThrow();
        Machine machine = of(found);
        Instant now = cluster.now();
        if (!found.reachable()) {
            gone.putIfAbsent(node, now);
            return;
        }
        Instant since = gone.remove(node);
        if (since != null) {
            machine.away(since, now);
            if (found.bootedAt().equals(now)) {
                machine.boot();
            }
        }
    }

    private static String digits(String mac) {
        return mac.replaceAll("[^0-9A-Fa-f]", "").toUpperCase(Locale.ROOT);
    }
}
