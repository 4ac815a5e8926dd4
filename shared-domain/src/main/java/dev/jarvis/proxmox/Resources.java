package dev.jarvis.proxmox;

import java.util.List;

/**
 * The whole cluster in one call, as {@code /cluster/resources} has it, in Proxmox's order. pvestatd renews it every ten
 * seconds. What the token may not see is absent without an error. Kinds of rows that are not known here are left out.
 */
public record Resources(List<NodeRow> nodes, List<GuestRow> guests, List<StorageRow> storages) {

    public Resources {
        nodes = List.copyOf(nodes);
        guests = List.copyOf(guests);
        storages = List.copyOf(storages);
    }
}
