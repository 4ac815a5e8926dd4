package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.PowerAction;
import dev.jarvis.simulator.cluster.TaskOwner;
import dev.jarvis.simulator.faults.BadFault;

/** What faults of guests have in common: they need a running one and leave one behind. */
final class Running {

    private Running() {}

    static void require(Guest guest) {
        if (!guest.running()) {
            throw new BadFault(
                    "vmid " + guest.spec().vmid() + " (" + guest.spec().name() + ") is not running");
        }
    }

    /**
     * Starts the guest as a task, unless it runs, is gone for good, or its node has no power; then the node's boot will do
     * it.
     */
    static void restore(Cluster cluster, Guest guest, TaskOwner owner) {
        boolean powered = cluster.node(guest.spec().node()).map(Node::powered).orElse(false);
        boolean exists =
                cluster.guest(guest.spec().vmid()).filter(guest::equals).isPresent();
        if (powered && exists && !guest.running()) {
            cluster.guestPower().perform(guest, PowerAction.START, owner);
        }
    }
}
