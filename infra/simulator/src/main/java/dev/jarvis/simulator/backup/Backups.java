package dev.jarvis.simulator.backup;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.cluster.TaskOwner;
import dev.jarvis.simulator.node.Machines;
import dev.jarvis.simulator.node.Unit;
import dev.jarvis.simulator.storage.Storages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The backup jobs of a cluster: each node runs its part of each job at its time. Guarded by the cluster's lock. */
public final class Backups {

    /** Options of a job that are not options of the command. */
    private static final Set<String> OF_THE_JOB = Set.of(
            "schedule",
            "enabled",
            "comment",
            "type",
            "repeat-missed",
            "vmid",
            "all",
            "exclude",
            "pool",
            "starttime",
            "dow");

    private final Cluster cluster;
    private final Machines machines;
    private final Vzdump vzdump;
    private final Map<String, BackupJob> jobs = new LinkedHashMap<>();
    private final Set<Integer> leftOut = new HashSet<>();

    /** Around the jobs that are there from the start. */
    public Backups(Cluster cluster, Machines machines, Storages storages, List<BackupJob> drawn) {
        this.cluster = cluster;
        this.machines = machines;
        this.vzdump = new Vzdump(cluster, storages);
        drawn.forEach(this::put);
    }

    /** The work itself. */
    public Vzdump vzdump() {
        return vzdump;
    }

    /** All jobs. */
    public Collection<BackupJob> jobs() {
        return jobs.values();
    }

    /** The job with this id. */
    public Optional<BackupJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Adds a job or replaces the one with its id; it runs at its times from now on. */
    public void put(BackupJob job) {
        jobs.put(job.id(), job);
        plan(job);
    }

    /** Takes a job away; what it has begun goes on. */
    public void remove(String id) {
        jobs.remove(id);
    }

    /** When a job runs next; empty when it never does. */
    public Optional<Instant> nextRun(BackupJob job) {
        return job.schedule().filter(schedule -> job.enabled()).map(schedule -> schedule.after(cluster.now()));
    }

    /** The jobs leave this guest out from now on, although it stands in them. */
    public void leaveOut(int vmid) {
        leftOut.add(vmid);
    }

    /** The jobs no longer leave this guest out. */
    public void takeIn(int vmid) {
        leftOut.remove(vmid);
    }

    /** Makes a backup of this guest at once, by the options of the first job that includes it. */
    public Task now(Guest guest, TaskOwner owner) {
        VzdumpOptions options = jobs.values().stream()
                .filter(job -> job.includes(guest))
                .findFirst()
                .map(Backups::options)
                .orElseGet(() -> new VzdumpOptions(Map.of("storage", "local", "compress", "zstd")));
        Node node = cluster.node(guest.spec().node()).orElseThrow();
        return vzdump.perform(node, List.of(guest), options, owner);
    }

    /** The options of the command that a job runs. */
    static VzdumpOptions options(BackupJob job) {
        Map<String, String> options = new LinkedHashMap<>();
        job.options().forEach((name, value) -> {
            if (!OF_THE_JOB.contains(name)) {
                options.put(name, value);
            }
        });
        options.put("quiet", "1");
        return new VzdumpOptions(options);
    }

    private void plan(BackupJob job) {
        nextRun(job)
                .ifPresent(at -> cluster.in(Duration.between(cluster.now(), at), () -> {
                    // A job that was changed meanwhile was planned anew.
                    if (find(job.id()).filter(job::equals).isPresent()) {
                        run(job);
                        plan(job);
                    }
                }));
    }

    private void run(BackupJob job) {
        Predicate<Guest> chosen = job.choice();
        for (Node node : cluster.nodes()) {
            boolean scheduled = machines.of(node)
                    .unit("pvescheduler")
                    .filter(unit -> unit.state() == Unit.State.RUNNING)
                    .isPresent();
            if (node.powered() && scheduled && cluster.quorate()) {
                List<Guest> guests = new ArrayList<>(cluster.guestsOn(node.name()));
                guests.removeIf(guest ->
                        !chosen.test(guest) || leftOut.contains(guest.spec().vmid()));
                if (!guests.isEmpty()) {
                    vzdump.perform(node, guests, options(job), TaskOwner.SYSTEM);
                }
            }
        }
    }
}
