package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that a storage holds: a disk, a backup, an image.
 *
 * @param id with its storage, as {@code nas:backup/vzdump-qemu-100-….vma.zst}
 * @param format raw, qcow2, vma.zst, pbs-vm …
 * @param content images, backup, iso …; absent from old releases
 * @param verification of a backup on a Proxmox Backup Server: ok or failed; absent when it was never verified
 */
public record Volume(
        String id,
        Optional<GuestId> guest,
        Optional<Instant> createdAt,
        OptionalLong sizeBytes,
        Optional<String> format,
        Optional<String> content,
        Optional<String> notes,
        boolean isProtected,
        Optional<String> verification) {}
