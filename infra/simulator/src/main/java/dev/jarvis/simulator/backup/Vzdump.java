package dev.jarvis.simulator.backup;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.cluster.TaskOwner;
import dev.jarvis.simulator.storage.Storages;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Backs guests up, one after the other, as one task. Guarded by the cluster's lock. */
public final class Vzdump {

    private static final String LOCK = "backup";

    private final Cluster cluster;
    private final Storages storages;
    private final Map<Integer, String> failing = new HashMap<>();

    Vzdump(Cluster cluster, Storages storages) {
        this.cluster = cluster;
        this.storages = storages;
    }

    /** Starts the task; whether it succeeds shows in its end; without a guest that is at once. */
    public Task perform(Node node, List<Guest> guests, VzdumpOptions options, TaskOwner owner) {
        String id = guests.size() == 1 ? String.valueOf(guests.getFirst().spec().vmid()) : "";
        Task task = cluster.tasks().open(node, "vzdump", id, owner, cluster.now());
        String vmids = guests.stream()
                .map(guest -> String.valueOf(guest.spec().vmid()))
                .collect(Collectors.joining(" "));
        task.print("INFO: starting new backup job: vzdump " + vmids + options.commandLine());
        Optional<Store> store = storages.find(node.name(), options.storage());
        if (store.isEmpty() || !store.get().active()) {
            task.fail(
                    cluster.now(),
                    "could not activate storage '" + options.storage() + "': storage '" + options.storage()
                            + "' is not online");
            return task;
        }
        new Run(task, options, store.get(), new ArrayDeque<>(guests)).next();
        return task;
    }

    /** Every backup of this guest fails for this reason from now on. */
    public void failFor(int vmid, String reason) {
        failing.put(vmid, reason);
    }

    /** Backups of this guest work again. */
    public void workFor(int vmid) {
        failing.remove(vmid);
    }

    /** Guests whose backups fail, with the reason. */
    public Map<Integer, String> failing() {
        return Map.copyOf(failing);
    }

    /** One task on its way through its guests. */
    private final class Run {

        private final Task task;
        private final VzdumpOptions options;
        private final Store store;
        private final Deque<Guest> left;
        private Optional<Guest> current = Optional.empty();
        private int failed;

        Run(Task task, VzdumpOptions options, Store store, Deque<Guest> left) {
            this.task = task;
            this.options = options;
            this.store = store;
            this.left = left;
            task.whenStopped(this::interrupted);
        }

        void next() {
            if (left.isEmpty()) {
                finish();
                return;
            }
            Guest guest = left.removeFirst();
            Instant from = cluster.now();
            Volume volume = Archive.volume(cluster, guest.spec(), store, options, from);
            VzdumpLog log = Archive.log(
                    cluster, guest, storages.disk(guest.spec()), Archive.path(store, volume), options.mode(), from);
            Optional<String> refusal = guest.lockRefusal();
            if (refusal.isPresent()) {
                task.print(log.beginning().getFirst());
                failed(guest, refusal.get());
                return;
            }
            log.beginning().forEach(task::print);
            guest.lock(LOCK);
            current = Optional.of(guest);
            cluster.in(Archive.takes(cluster, guest.spec(), from), () -> {
                if (task.running()) {
                    guest.unlock(LOCK);
                    current = Optional.empty();
                    conclude(guest, volume, log);
                }
            });
        }

        private void conclude(Guest guest, Volume volume, VzdumpLog log) {
            Optional<String> reason =
                    Optional.ofNullable(failing.get(guest.spec().vmid()));
            boolean room = store.usedBytes() + volume.bytes() <= store.totalBytes();
            if (reason.isPresent() || !room) {
                if (!room) {
                    task.print("INFO: zstd: error 70 : Write error : cannot write block : No space left on device ");
                }
                failed(guest, reason.orElse("vma_queue_write: write error - Broken pipe"));
                return;
            }
            store.add(volume);
            log.end(cluster.now(), volume, prune(guest)).forEach(task::print);
            next();
        }

        private void failed(Guest guest, String reason) {
            failed++;
            VzdumpLog.failure(guest.spec().vmid(), reason, cluster.now()).forEach(task::print);
            next();
        }

        /** A worker that is told to stop leaves nothing locked behind (VZDump.pm, exec_backup_task). */
        private String interrupted() {
            String reason = "interrupted by signal";
            current.ifPresent(guest -> {
                guest.unlock(LOCK);
                VzdumpLog.failure(guest.spec().vmid(), reason, cluster.now()).forEach(task::print);
            });
            return reason;
        }

        private List<String> prune(Guest guest) {
            List<String> lines = new ArrayList<>();
            options.retention().ifPresent(retention -> {
                lines.add("INFO: prune older backups with retention: " + retention.text());
                Prune.select(store, retention, Optional.of(guest.spec().vmid()), Optional.empty())
                        .forEach((volume, verdict) -> {
                            if (verdict.equals("remove")) {
                                lines.add("INFO: removing backup '" + volume.id() + "'");
                                store.remove(volume);
                            }
                        });
                lines.add("INFO: pruned " + (lines.size() - 1) + " backup(s) not covered by keep-retention policy");
            });
            return lines;
        }

        private void finish() {
            if (failed > 0) {
                task.print("INFO: Backup job finished with errors");
                task.fail(cluster.now(), "job errors");
            } else {
                task.print("INFO: Backup job finished successfully");
                task.succeed(cluster.now());
            }
        }
    }
}
