package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Load;
import dev.jarvis.simulator.cluster.Node;
import java.time.Duration;
import java.time.Instant;

/** What a node uses now: the sum of its guests and a little for itself. */
record NodeStats(long uptimeSeconds, double cpu, long memory, long rootUsed) {

    private static final long OWN_MEMORY_BYTES = 1_800L << 20;

    static NodeStats of(Cluster cluster, Node node) {
        Instant now = cluster.now();
        Load load = cluster.load();
        double cores =
                0.02 * node.spec().cpus() + 0.3 * load.wander(-node.spec().number(), 20, now, Duration.ofSeconds(30));
        long memory = OWN_MEMORY_BYTES;
        for (Guest guest : cluster.guestsOn(node.name())) {
            if (guest.running()) {
                cores += load.cpu(guest.spec(), now) * guest.spec().cores();
                memory += load.memory(guest.spec(), now);
            }
        }
        double rootShare = 0.18 + 0.2 * load.trait(-node.spec().number(), 21);
        return new NodeStats(
                node.uptime(now).toSeconds(),
                Math.min(0.98, cores / node.spec().cpus()),
                Math.min(memory, node.spec().memoryBytes()),
                (long) (node.spec().rootBytes() * rootShare));
    }
}
