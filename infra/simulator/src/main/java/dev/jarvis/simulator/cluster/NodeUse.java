package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * What a node uses at one moment: the sum of its guests, a little for itself, and what keeps it busy on purpose. A pure
 * function of the cluster and the moment, so that the past can be asked for as well.
 *
 * @param cpu fraction of its processors, 0..1
 * @param ioWait fraction of its processors that wait for disks, 0..1
 */
public record NodeUse(
        long uptimeSeconds, double cpu, double ioWait, long memory, long rootUsed, double netIn, double netOut) {

    private static final long OWN_MEMORY_BYTES = 1_800L << 20;
    private static final long OWN_SUBJECT_NET = 24;

    /** The use of this node then; guests count that ran then, as far as is remembered. */
    public static NodeUse at(Cluster cluster, Node node, Instant then) {
        Load load = cluster.load();
        NodeSpec spec = node.spec();
        double cores = 0.02 * spec.cpus() + 0.3 * load.wander(-spec.number(), 20, then, Duration.ofSeconds(30));
        long memory = OWN_MEMORY_BYTES;
        double net = 2_000 + 6_000 * load.wander(-spec.number(), (int) OWN_SUBJECT_NET, then, Duration.ofSeconds(50));
        for (Guest guest : cluster.guestsOn(node.name())) {
            if (guest.ranAt(then)) {
                double cpu = guest.pressure().cpu(guest.spec(), load, then);
                cores += cpu * guest.spec().cores();
                memory += guest.pressure().memory(guest.spec(), load, then);
                net += 40_000 * cpu * (0.2 + load.trait(guest.spec().vmid(), 25));
            }
        }
        double cpu = Math.min(0.98, cores / spec.cpus() + node.ownCpu());
        double rootShare = 0.18 + 0.2 * load.trait(-spec.number(), 21);
        return new NodeUse(
                node.uptime(then).toSeconds(),
                cpu,
                cpu * (0.005 + 0.05 * load.wander(-spec.number(), 22, then, Duration.ofSeconds(70))),
                Math.min(memory + (long) (node.ownMemory() * spec.memoryBytes()), spec.memoryBytes()),
                (long) (spec.rootBytes() * rootShare),
                net,
                net * (0.4 + 0.5 * load.trait(-spec.number(), 23)));
    }
}
