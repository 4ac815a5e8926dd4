package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.NodeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the high-availability manager does.
 *
 * @param quorate absent when it does not say
 * @param master the node that decides, absent when there is none
 * @param managers each node's own part
 */
public record HaStatus(
        Optional<Boolean> quorate, Optional<NodeName> master, List<Manager> managers, List<HaService> services) {

    public HaStatus {
        managers = List.copyOf(managers);
        services = List.copyOf(services);
    }

    /**
     * The local manager of one node.
     *
     * @param text its state in Proxmox's words, as {@code pve1 (active, Sat Nov 21 …)}
     */
    public record Manager(NodeName node, String text, Optional<Instant> at) {}

    /**
     * One managed guest.
     *
     * @param state what it is: started, stopped, fence, recovery, migrate, error …
     * @param requestedState what it should be
     */
    public record HaService(
            String sid,
            Optional<GuestId> guest,
            Optional<NodeName> node,
            String state,
            Optional<String> requestedState) {

        public boolean isInError() {
            return state.equals("error");
        }
    }
}
