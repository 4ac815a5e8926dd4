package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One guest in a list. For up to five minutes after its node died it still says running: the node's status counts first
 * (pmxcfs status.c). After that, name and figures are absent.
 *
 * @param cpuFraction used part of the guest's own CPUs, 0 to 1
 * @param cpus a limit of less than one core counts as one
 * @param memoryUsedBytes may be more than {@code memoryBytes}: it is the host's view, with its caches
 * @param diskUsedBytes always 0 for a virtual machine
 * @param uptime absent when it does not run
 * @param networkInBytes received since its start
 * @param networkOutBytes sent since its start
 * @param haState what the high-availability manager says, absent when it does not manage the guest
 * @param template never started and never counted
 */
public record GuestRow(
        GuestId id,
        GuestType type,
        NodeName node,
        Optional<String> name,
        GuestStatus status,
        OptionalDouble cpuFraction,
        OptionalInt cpus,
        OptionalLong memoryUsedBytes,
        OptionalLong memoryBytes,
        OptionalLong diskUsedBytes,
        OptionalLong diskBytes,
        Optional<Duration> uptime,
        OptionalLong networkInBytes,
        OptionalLong networkOutBytes,
        List<String> tags,
        Optional<String> lock,
        Optional<String> haState,
        boolean template) {

    public GuestRow {
        tags = List.copyOf(tags);
    }
}
