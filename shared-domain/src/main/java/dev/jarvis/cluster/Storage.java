package dev.jarvis.cluster;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One storage as one node sees it. A shared storage appears once per node; {@link #key} names it once.
 *
 * @param storage its name in the cluster's configuration
 * @param type the plug-in: dir, zfspool, lvmthin, nfs …
 */
@Serdeable
public record Storage(
        String storage,
        String node,
        String type,
        boolean shared,
        StorageStatus status,
        long usedBytes,
        long totalBytes) {

    /** What it is called where it must be counted once: its name when shared, else {@code node/name}. */
    public String key() {
        return shared ? storage : node + "/" + storage;
    }

    public boolean isAvailable() {
        return status == StorageStatus.AVAILABLE;
    }

    /** The same storage when it can be used, with so much of it used. */
    public Storage using(long bytes) {
        return new Storage(storage, node, type, shared, StorageStatus.AVAILABLE, bytes, totalBytes);
    }

    /** The same storage when its node cannot be seen: what it was configured as stays, how it is nobody can say. */
    public Storage asUnknown() {
        return new Storage(storage, node, type, shared, StorageStatus.UNKNOWN, usedBytes, totalBytes);
    }
}
