package dev.jarvis.cluster;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One guest in one reading. Figures that Proxmox did not give are zero.
 *
 * @param node the node that holds it
 * @param cpuFraction used part of the guest's own CPUs, 0 to 1
 * @param diskUsedBytes a container's root file system; Proxmox knows none for a virtual machine, so 0 there
 * @param startedAt when it was started, from its uptime; steady between readings of the same run
 * @param networkInBytesPerSecond what it received since the reading before
 * @param networkOutBytesPerSecond what it sent since the reading before
 * @param lock why it is busy (backup, migrate, suspended …), absent when it is not
 * @param haState what the high-availability manager says of it, absent when it is not managed
 */
@Serdeable
public record Guest(
        int vmid,
        String name,
        GuestType type,
        String node,
        GuestStatus status,
        double cpuFraction,
        int cpus,
        long memoryUsedBytes,
        long memoryBytes,
        long diskUsedBytes,
        long diskBytes,
        Optional<Instant> startedAt,
        long networkInBytesPerSecond,
        long networkOutBytesPerSecond,
        List<String> tags,
        Optional<String> lock,
        Optional<String> haState,
        boolean template) {

    public Guest {
        tags = List.copyOf(tags);
    }

    public boolean isRunning() {
        return status == GuestStatus.RUNNING;
    }

    /** How a person calls it: {@code plex (101)}. */
    public String label() {
        return name + " (" + vmid + ")";
    }

    /** The same guest, of which nothing is known but that it exists: its node does not answer. */
    public Guest asUnknown() {
        return new Guest(
                vmid,
                name,
                type,
                node,
                GuestStatus.UNKNOWN,
                0,
                cpus,
                0,
                memoryBytes,
                0,
                diskBytes,
                Optional.empty(),
                0,
                0,
                tags,
                lock,
                haState,
                template);
    }
}
