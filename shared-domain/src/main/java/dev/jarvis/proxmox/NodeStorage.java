package dev.jarvis.proxmox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A storage as one node sees it.
 *
 * @param type the plug-in: dir, zfspool, lvmthin, nfs, pbs …
 * @param enabled whether it is meant to be used
 * @param active whether it can be used; one that could not be mounted is enabled and not active, with a total of 0
 * @param content what it may hold: backup, images, iso …
 */
public record NodeStorage(
        String name,
        String type,
        boolean enabled,
        boolean active,
        boolean shared,
        OptionalLong usedBytes,
        OptionalLong totalBytes,
        OptionalLong freeBytes,
        List<String> content) {

    public NodeStorage {
        content = List.copyOf(content);
    }

    /** Whether backups may be written to it now. */
    public boolean takesBackups() {
        return enabled && active && content.contains("backup");
    }

    static Optional<NodeStorage> read(String name, Wire.Row row) {
        return Optional.of(name)
                .filter(known -> !known.isEmpty())
                .map(known -> new NodeStorage(
                        known,
                        row.text("type").orElse(""),
                        row.flag("enabled").orElse(true),
                        row.isSet("active"),
                        row.isSet("shared"),
                        row.whole("used"),
                        row.whole("total"),
                        row.whole("avail"),
                        row.words("content")));
    }
}
