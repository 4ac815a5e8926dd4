package dev.jarvis.simulator.backup;

import dev.jarvis.simulator.cluster.GuestSpec;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.node.LocalTime;
import dev.jarvis.simulator.storage.Volume;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The lines that a backup of one guest writes into the log of its task. A pure value.
 *
 * @param disk the volume of the guest's disk
 * @param archive the path of the file that is written
 * @param usedBytes of the disk; the rest of it is zeros
 */
record VzdumpLog(
        GuestSpec guest, boolean running, String disk, String archive, String mode, long usedBytes, Instant from) {

    private static final double GIB = 1L << 30;

    /** What is written before the work. */
    List<String> beginning() {
        List<String> lines = new ArrayList<>();
        boolean machine = guest.type() == GuestType.QEMU;
        lines.add("INFO: Starting Backup of VM " + guest.vmid() + " ("
                + guest.type().wire() + ")");
        lines.add("INFO: Backup started at " + LocalTime.inLog(from));
        lines.add("INFO: status = " + (running ? "running" : "stopped"));
        String name = machine ? "INFO: VM Name: " : "INFO: CT Name: ";
        if (machine) {
            lines.add(name + guest.name());
            lines.add("INFO: include disk 'scsi0' '" + disk + "' " + (guest.diskBytes() >> 30) + "G");
        }
        lines.add("INFO: backup mode: " + (running ? mode : "stop"));
        lines.add("INFO: ionice priority: 7");
        if (!machine) {
            lines.add(name + guest.name());
            lines.add("INFO: including mount point rootfs ('/') in backup");
            lines.add("INFO: create storage snapshot 'vzdump'");
        }
        lines.add("INFO: creating vzdump archive '" + archive + "'");
        if (machine) {
            if (running) {
                lines.add("INFO: issuing guest-agent 'fs-freeze' command");
                lines.add("INFO: issuing guest-agent 'fs-thaw' command");
            } else {
                lines.add("INFO: starting kvm to execute backup task");
            }
            lines.add("INFO: started backup task '" + UUID.nameUUIDFromBytes(archive.getBytes(StandardCharsets.UTF_8))
                    + "'");
            lines.add(running ? "INFO: resuming VM again" : "INFO: resume VM");
        }
        return lines;
    }

    /** What is written when the work is done. */
    List<String> end(Instant to, Volume result, List<String> pruning) {
        List<String> lines = new ArrayList<>();
        long seconds = Math.max(1, Duration.between(from, to).toSeconds());
        if (guest.type() == GuestType.QEMU) {
            double whole = guest.diskBytes() / GIB;
            lines.add(String.format(
                    Locale.ROOT,
                    "INFO: 100%% (%.1f GiB of %.1f GiB) in %s, read: %.1f MiB/s, write: %.1f MiB/s",
                    whole,
                    whole,
                    spoken(seconds),
                    whole * 1024 / seconds,
                    usedBytes / 1048576.0 / seconds));
            long zero = guest.diskBytes() - usedBytes;
            lines.add(String.format(
                    Locale.ROOT,
                    "INFO: backup is sparse: %.2f GiB (%d%%) total zero data",
                    zero / GIB,
                    100 * zero / guest.diskBytes()));
            lines.add(String.format(
                    Locale.ROOT,
                    "INFO: transferred %.2f GiB in %d seconds (%.1f MiB/s)",
                    whole,
                    seconds,
                    whole * 1024 / seconds));
            if (!running) {
                lines.add("INFO: stopping kvm after backup task");
            }
        } else {
            lines.add(String.format(
                    Locale.ROOT,
                    "INFO: Total bytes written: %d (%.1fGiB, %.0fMiB/s)",
                    usedBytes,
                    usedBytes / GIB,
                    usedBytes / 1048576.0 / seconds));
        }
        lines.add("INFO: archive file size: " + size(result.bytes()));
        if (result.notes().isPresent()) {
            lines.add("INFO: adding notes to backup");
        }
        if (result.guarded()) {
            lines.add("INFO: marking backup as protected");
        }
        lines.addAll(pruning);
        if (guest.type() == GuestType.LXC) {
            lines.add("INFO: cleanup temporary 'vzdump' snapshot");
        }
        lines.add("INFO: Finished Backup of VM " + guest.vmid() + " (" + clock(seconds) + ")");
        lines.add("INFO: Backup finished at " + LocalTime.inLog(to));
        return lines;
    }

    /** What is written when it fails. */
    static List<String> failure(int vmid, String reason, Instant at) {
        return List.of("ERROR: Backup of VM " + vmid + " failed - " + reason, "INFO: Failed at " + LocalTime.inLog(at));
    }

    private static String size(long bytes) {
        return bytes >= 1L << 30 ? String.format(Locale.ROOT, "%.2fGB", bytes / GIB) : Math.max(1, bytes >> 20) + "MB";
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String spoken(long seconds) {
        String minutes = seconds >= 60 ? seconds / 60 + "m " : "";
        return minutes + seconds % 60 + "s";
    }
}
