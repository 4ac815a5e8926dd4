package dev.jarvis.simulator.cluster;

import java.util.List;

/** What a guest is, apart from what happens to it: the content of its configuration file. */
public record GuestSpec(
        int vmid,
        String name,
        GuestType type,
        String node,
        int cores,
        long memoryBytes,
        long diskBytes,
        boolean onboot,
        List<String> tags) {

    /** Refuses values that Proxmox would refuse. */
    public GuestSpec {
        if (vmid < 100 || vmid > 999_999_999) {
            throw new IllegalArgumentException("vmid must be 100..999999999, was " + vmid);
        }
        tags = List.copyOf(tags);
    }
}
