package dev.jarvis.simulator.backup;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.cluster.TaskOwner;
import dev.jarvis.simulator.storage.Storages;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the jobs did before the simulation began: for some days back, the tasks with their logs and the volumes that the
 * retention left of them. The same cluster always has the same past.
 */
public final class BackupHistory {

    private static final Duration REACHES_BACK = Duration.ofDays(8);

    private BackupHistory() {}

    /** A job at one of its times. */
    private record Run(BackupJob job, Instant at) {}

    /** Gives the cluster its past, to be drawn as soon as somebody asks. To be called before anything has happened. */
    public static void prepare(Cluster cluster, Storages storages, Backups backups) {
        Instant now = cluster.now();
        List<BackupJob> jobs = List.copyOf(backups.jobs());
        Map<String, List<Guest>> guests = new HashMap<>();
        cluster.nodes().forEach(node -> guests.put(node.name(), List.copyOf(cluster.guestsOn(node.name()))));
        cluster.past().drawnBy(() -> draw(cluster, storages, jobs, guests, now));
    }

    private static void draw(
            Cluster cluster, Storages storages, List<BackupJob> jobs, Map<String, List<Guest>> lived, Instant now) {
        List<Run> runs = new ArrayList<>();
        for (BackupJob job : jobs) {
            Optional<CalendarEvent> schedule = job.schedule().filter(times -> job.enabled());
            if (schedule.isPresent()) {
                Instant at = schedule.get().after(now.minus(REACHES_BACK));
                while (at.isBefore(now.minus(Duration.ofHours(1))) && runs.size() < 200) {
                    runs.add(new Run(job, at));
                    at = schedule.get().after(at);
                }
            }
        }
        runs.sort(Comparator.comparing(Run::at));
        for (Run run : runs) {
            Predicate<Guest> chosen = run.job().choice();
            VzdumpOptions options = Backups.options(run.job());
            for (Node node : cluster.nodes()) {
                List<Guest> guests = lived.getOrDefault(node.name(), List.of()).stream()
                        .filter(chosen)
                        .toList();
                storages.find(node.name(), options.storage())
                        .filter(store -> !guests.isEmpty())
                        .ifPresent(store -> record(cluster, storages, node, guests, options, store, run.at()));
            }
        }
        runs.stream().map(Run::job).distinct().map(Backups::options).forEach(options -> clear(storages, options));
    }

    private static void record(
            Cluster cluster,
            Storages storages,
            Node node,
            List<Guest> guests,
            VzdumpOptions options,
            Store store,
            Instant begun) {
        record Part(Guest guest, Volume volume, Instant from, Instant to) {}
        List<Part> parts = new ArrayList<>();
        Instant at = begun;
        for (Guest guest : guests) {
            Volume volume = Archive.volume(cluster, guest.spec(), store, options, at);
            Instant end = at.plus(Archive.takes(cluster, guest.spec(), at));
            parts.add(new Part(guest, volume, at, end));
            store.draw(volume);
            at = end;
        }
        Instant end = at;
        String id = guests.size() == 1 ? String.valueOf(guests.getFirst().spec().vmid()) : "";
        cluster.tasks().record(node, "vzdump", id, TaskOwner.SYSTEM, begun, new Task.End(end, "OK"), () -> {
            List<String> lines = new ArrayList<>();
            lines.add("INFO: starting new backup job: vzdump "
                    + guests.stream()
                            .map(guest -> String.valueOf(guest.spec().vmid()))
                            .collect(Collectors.joining(" "))
                    + options.commandLine());
            for (Part part : parts) {
                VzdumpLog log = Archive.log(
                        cluster,
                        part.guest(),
                        storages.disk(part.guest().spec()),
                        Archive.path(store, part.volume()),
                        options.mode(),
                        part.from());
                lines.addAll(log.beginning());
                lines.addAll(log.end(part.to(), part.volume(), List.of()));
            }
            lines.add("INFO: Backup job finished successfully");
            lines.add("TASK OK");
            return lines;
        });
    }

    /** What is shared is cleared once, however many nodes see it. */
    private static void clear(Storages storages, VzdumpOptions options) {
        Set<String> cleared = new HashSet<>();
        for (Store store : storages.all()) {
            String key = store.spec().shared() ? "" : store.spec().node();
            if (store.name().equals(options.storage()) && cleared.add(key)) {
                prune(store, options);
            }
        }
    }

    private static void prune(Store store, VzdumpOptions options) {
        options.retention()
                .ifPresent(retention -> Prune.select(store, retention, Optional.empty(), Optional.empty())
                        .forEach((volume, verdict) -> {
                            if (verdict.equals("remove")) {
                                store.forget(volume);
                            }
                        }));
    }
}
