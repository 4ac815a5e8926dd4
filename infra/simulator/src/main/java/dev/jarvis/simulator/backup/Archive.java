package dev.jarvis.simulator.backup;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestSpec;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.node.LocalTime;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Names, sizes and durations of backups. Pure, apart from reading the load curves. */
final class Archive {

    /** Bytes of a disk that are read in a second. */
    private static final double BYTES_A_SECOND = 800.0 * (1 << 20);

    private Archive() {}

    /** The backup of this guest that is begun then. */
    static Volume volume(Cluster cluster, GuestSpec guest, Store store, VzdumpOptions options, Instant at) {
        boolean machine = guest.type() == GuestType.QEMU;
        Instant begun = at.truncatedTo(ChronoUnit.SECONDS);
        boolean server = store.spec().type().equals("pbs");
        String format = server ? (machine ? "pbs-vm" : "pbs-ct") : (machine ? "vma" : "tar") + options.suffix();
        String name = server
                ? "backup/" + (machine ? "vm/" : "ct/") + guest.vmid() + "/" + begun
                : "backup/vzdump-" + guest.type().wire() + "-" + guest.vmid() + "-" + LocalTime.inFileName(begun) + "."
                        + format;
        Volume volume = new Volume(
                store.name() + ":" + name,
                Volume.Content.BACKUP,
                format,
                (long) (used(cluster, guest, at) * (0.35 + 0.25 * cluster.load().trait(guest.vmid(), 30))),
                begun,
                Optional.of(guest.vmid()));
        options.notes(guest.name(), guest.vmid(), guest.node(), cluster.name()).ifPresent(volume::notes);
        volume.guarded(options.guarded());
        return volume;
    }

    /** Where the file of this backup is. */
    static String path(Store store, Volume volume) {
        return store.path() + "/dump/" + volume.id().substring(volume.id().lastIndexOf('/') + 1);
    }

    /** Bytes of the guest's disk that are not zero then. */
    static long used(Cluster cluster, GuestSpec guest, Instant at) {
        return cluster.load().disk(guest, at);
    }

    /** How long the backup of this guest takes. */
    static Duration takes(Cluster cluster, GuestSpec guest, Instant at) {
        return Duration.ofSeconds(3 + (long) (used(cluster, guest, at) / BYTES_A_SECOND));
    }

    static VzdumpLog log(Cluster cluster, Guest guest, Optional<Volume> disk, String path, String mode, Instant at) {
        return new VzdumpLog(
                guest.spec(),
                guest.running(),
                disk.map(Volume::id).orElse(""),
                path,
                mode,
                used(cluster, guest.spec(), at),
                at);
    }
}
