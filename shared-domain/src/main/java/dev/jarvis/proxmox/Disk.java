package dev.jarvis.proxmox;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A disk of a node.
 *
 * @param device as {@code /dev/sda}
 * @param kind hdd, ssd, nvme, usb or unknown
 * @param use what it serves: LVM, ZFS, partitions, mounted …; absent when it is free
 * @param health PASSED, OK, FAILED or UNKNOWN; always UNKNOWN from a list that left the disks asleep
 * @param wearout per cent of its life that is left, absent where it does not say
 */
public record Disk(
        String device,
        String kind,
        Optional<String> model,
        Optional<String> serial,
        OptionalLong sizeBytes,
        Optional<String> use,
        String health,
        OptionalDouble wearout) {}
