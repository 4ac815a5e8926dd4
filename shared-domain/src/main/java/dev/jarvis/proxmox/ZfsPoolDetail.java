package dev.jarvis.proxmox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A ZFS pool with its devices, as {@code zpool status} tells of it.
 *
 * @param scan the last or running scrub or resilver
 * @param status what is wrong, absent when nothing is
 * @param action what ZFS recommends then
 * @param errors which files are damaged, as {@code No known data errors}
 */
public record ZfsPoolDetail(
        String name,
        String state,
        Optional<String> scan,
        Optional<String> status,
        Optional<String> action,
        Optional<String> errors,
        List<Device> devices) {

    public ZfsPoolDetail {
        devices = List.copyOf(devices);
    }

    /**
     * A disk, or a group of them.
     *
     * @param checksumErrors blocks that were not what had been written
     */
    public record Device(
            String name,
            Optional<String> state,
            OptionalLong readErrors,
            OptionalLong writeErrors,
            OptionalLong checksumErrors,
            Optional<String> message,
            List<Device> devices) {

        public Device {
            devices = List.copyOf(devices);
        }
    }
}
