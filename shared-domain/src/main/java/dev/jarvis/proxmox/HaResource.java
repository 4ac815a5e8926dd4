package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A guest under the high-availability manager.
 *
 * @param sid as {@code vm:100} or {@code ct:101}
 * @param guest absent for a kind that is not known here
 * @param requestedState started, stopped, disabled, ignored
 * @param group of Proxmox 8; Proxmox 9 has rules instead
 */
public record HaResource(
        String sid,
        Optional<GuestId> guest,
        String requestedState,
        Optional<String> group,
        OptionalInt mostRestarts,
        OptionalInt mostMoves,
        Optional<String> comment) {}
