package dev.jarvis.simulator.cluster;

import java.time.Instant;
import java.util.Optional;

/**
 * One storage as one node sees it. A shared storage exists once per node with the same name, as in Proxmox's own list.
 *
 * @param content comma-separated content types
 * @param usedFraction how full it is, 0..1
 * @param missingSince since when the node cannot use it
 */
public record StorageSpec(
        String name,
        String node,
        String type,
        String content,
        boolean shared,
        long totalBytes,
        double usedFraction,
        Optional<Instant> missingSince) {

    /** One that is there. */
    public StorageSpec(
            String name, String node, String type, String content, boolean shared, long totalBytes, double used) {
        this(name, node, type, content, shared, totalBytes, used, Optional.empty());
    }

    /** Bytes in use. */
    public long usedBytes() {
        return (long) (totalBytes * usedFraction);
    }
}
