package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;

/**
 * Where a guest is asked about: its node, its kind and its number. The number alone stays the same when it moves.
 *
 * @param node the node that holds it now
 */
public record GuestAddress(NodeName node, GuestType type, GuestId id) {

    /** The same guest on another node. */
    public GuestAddress on(NodeName other) {
        return new GuestAddress(other, type, id);
    }

    @Override
    public String toString() {
        return node + "/" + type.word() + "/" + id;
    }
}
