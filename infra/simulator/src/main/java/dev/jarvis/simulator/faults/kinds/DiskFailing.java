package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import dev.jarvis.simulator.node.Disk;
import dev.jarvis.simulator.node.Machine;
import dev.jarvis.simulator.node.ZfsPool;
import java.util.List;

/** A drive loses more and more sectors; a mirror with it is degraded. Ending the fault replaces it. */
final class DiskFailing implements FaultKind {

    private final Estate estate;

    DiskFailing(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "disk-failing";
    }

    @Override
    public String about() {
        return "a drive loses more and more sectors, a ZFS mirror with it is degraded; its end replaces the drive";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.node(),
                FaultField.optional(
                        "disk", "text", "as /dev/sda; the first drive of the mirror, or the first, if left out"),
                FaultField.optional("failed", "truth", "whether the drive condemns itself at once, false if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Machine machine = estate.machines().of(request.node(cluster));
        List<Disk> mirrored = machine.pool().map(ZfsPool::drives).orElse(List.of());
        String usual = (mirrored.isEmpty() ? machine.disks() : mirrored)
                .getFirst()
                .spec()
                .path();
        String path = request.choice(
                "disk", machine.disks().stream().map(disk -> disk.spec().path()).toList(), usual);
        boolean failed = request.flag("failed", false);
        request.refuseUnread();
        Disk disk = machine.disk(path).orElseThrow();
        disk.fail(cluster.now(), failed);
        return disk::replace;
    }
}
