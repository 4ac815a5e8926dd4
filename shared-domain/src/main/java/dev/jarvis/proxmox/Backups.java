package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Goal.Look;
import dev.jarvis.proxmox.Wire.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads backup jobs and backups, and makes one. Safe to use from several threads. */
public final class Backups {

    private final Calls calls;

    Backups(Calls calls) {
        this.calls = calls;
    }

    /** The cluster's backup jobs. Needs Sys.Audit on {@code /}. */
    public List<BackupJob> jobs() {
        return calls.rows(ApiCall.get("cluster", "backup")).stream()
                .flatMap(row -> job(row).stream())
                .toList();
    }

    /** The guests that a job comes to today, whether it names them, a pool or all. */
    public List<GuestId> guestsOf(BackupJob job) {
        return calls.row(ApiCall.get("cluster", "backup", job.id(), "included_volumes")).rows("children").stream()
                .flatMap(row -> ClusterReading.guestId(row, "id").stream())
                .toList();
    }

    /** The guests that no job covers. Needs Sys.Audit on {@code /}. */
    public List<UnprotectedGuest> inNoJob() {
        return calls.rows(ApiCall.get("cluster", "backup-info", "not-backed-up")).stream()
                .flatMap(row ->
                        ClusterReading.guestId(row, "vmid")
                                .map(id -> new UnprotectedGuest(id, row.text("name")))
                                .stream())
                .toList();
    }

    /** The backups on a storage, newest first. A shared one needs to be asked on one node only. */
    public List<Volume> of(NodeName node, String storage, Optional<GuestId> guest) {
        return new Storages(calls)
                .content(node, storage, Optional.of("backup"), guest).stream()
                        .sorted(Comparator.comparing(
                                        (Volume volume) -> volume.createdAt().orElse(Instant.EPOCH))
                                .reversed())
                        .toList();
    }

    /**
     * Backs a guest up; older backups stay. Returns when the new one is seen on the storage; never throws.
     *
     * @param storage one that {@link NodeStorage#takesBackups}
     */
    public ActionResult<Volume> create(GuestAddress guest, String storage, BackupMode mode, Duration timeout) {
        var call = ApiCall.post(guest.node(), "vzdump")
                .with("vmid", guest.id())
                .with("storage", storage)
                .with("mode", mode.word())
                .with("compress", "zstd")
                .with("remove", 0);
        return new Actions(calls).run(guest.id() + " to " + storage, call, timeout, new NewBackup(guest, storage));
    }

    /** A backup that is younger than the task that was to make it. vzdump passes over a guest that is elsewhere. */
    private record NewBackup(GuestAddress guest, String storage) implements Goal<Volume> {

        @Override
        public Look<Volume> look(Calls calls, Task task) {
            return new Backups(calls)
                    .of(guest.node(), storage, Optional.of(guest.id())).stream()
                            .findFirst()
                            .filter(newest -> newest.createdAt()
                                    .filter(at -> !at.isBefore(task.upid().start()))
                                    .isPresent())
                            .<Look<Volume>>map(made -> new Look.Reached<>(made, "backup " + made.id() + " exists"))
                            .orElseGet(() -> new Look.NotYet<>("no new backup is seen on " + storage, true));
        }
    }

    private static Optional<BackupJob> job(Row row) {
        return row.text("id")
                .map(id -> new BackupJob(
                        id,
                        row.flag("enabled").orElse(true),
                        row.text("schedule"),
                        row.time("next-run"),
                        row.text("storage"),
                        row.text("mode"),
                        row.isSet("all"),
                        guests(row, "vmid"),
                        guests(row, "exclude"),
                        row.text("pool"),
                        ClusterReading.nodeName(row, "node"),
                        row.text("comment")));
    }

    private static List<GuestId> guests(Row row, String key) {
        return row.words(key).stream()
                .flatMap(word -> ClusterReading.guestId(word).stream())
                .toList();
    }
}
