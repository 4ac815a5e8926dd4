package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.TaskOwner;
import dev.jarvis.simulator.estate.Estate;

/** What faults of backups do to guests. */
final class Guests {

    private Guests() {}

    /** Begins a backup as its owner would, unless its node has no power. */
    static void backUp(Estate estate, Guest guest) {
        estate.cluster()
                .node(guest.spec().node())
                .filter(Node::powered)
                .ifPresent(node -> estate.backups().now(guest, TaskOwner.SYSTEM));
    }
}
