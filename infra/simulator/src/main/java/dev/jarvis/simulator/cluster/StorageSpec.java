package dev.jarvis.simulator.cluster;

/**
 * One storage as one node sees it. A shared storage exists once per node with the same name, as in Proxmox's own list.
 *
 * @param content comma-separated content types
 * @param usedFraction how full it is, 0..1
 */
public record StorageSpec(
        String name, String node, String type, String content, boolean shared, long totalBytes, double usedFraction) {

    /** Bytes in use. */
    public long usedBytes() {
        return (long) (totalBytes * usedFraction);
    }
}
