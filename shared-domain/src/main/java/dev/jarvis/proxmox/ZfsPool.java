package dev.jarvis.proxmox;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A ZFS pool of a node.
 *
 * @param health ONLINE, DEGRADED, FAULTED …
 * @param fragmentation in per cent
 */
public record ZfsPool(
        String name,
        String health,
        OptionalLong sizeBytes,
        OptionalLong usedBytes,
        OptionalLong freeBytes,
        OptionalDouble fragmentation) {

    public boolean isOnline() {
        return health.equals("ONLINE");
    }
}
