package dev.jarvis.simulator.node;

import java.util.List;
import java.util.stream.Collectors;

/** The mirrored pool of a machine. Its state follows that of its drives. */
public record ZfsPool(String name, long bytes, List<Disk> drives) {

    /** Keeps the drives as they are now. */
    public ZfsPool {
        drives = List.copyOf(drives);
    }

    /** One drive of the mirror as the pool sees it. */
    public record Member(String path, String state, long read, long write, long checksum, String message) {}

    /** ONLINE, or DEGRADED as soon as a drive was given up. */
    public String state() {
        return members().stream().allMatch(member -> member.state().equals("ONLINE")) ? "ONLINE" : "DEGRADED";
    }

    /** The drives; one that condemns itself is faulted, one that loses sectors makes errors. */
    public List<Member> members() {
        return drives.stream().map(ZfsPool::member).collect(Collectors.toUnmodifiableList());
    }

    private static Member member(Disk disk) {
        String path = disk.spec().path() + "1";
        if (disk.failingSince().isEmpty()) {
            return new Member(path, "ONLINE", 0, 0, 0, "");
        }
        return new Member(path, "FAULTED", 31, 4, 0, "too many errors");
    }
}
