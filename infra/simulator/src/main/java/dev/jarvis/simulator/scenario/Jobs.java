package dev.jarvis.simulator.scenario;

import dev.jarvis.simulator.backup.BackupJob;
import dev.jarvis.simulator.cluster.Blueprint;
import dev.jarvis.simulator.cluster.GuestSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The backup jobs that homelabs have: every night nearly everything, every week what must not be lost. */
final class Jobs {

    private Jobs() {}

    static List<BackupJob> of(Blueprint blueprint) {
        List<BackupJob> jobs = new ArrayList<>();
        Map<String, String> nightly = options("02:30", "nas", "keep-daily=3,keep-weekly=2");
        nightly.put("all", "1");
        String leftOut = vmids(blueprint, guest -> guest.name().startsWith("win11"));
        if (!leftOut.isEmpty()) {
            nightly.put("exclude", leftOut);
        }
        nightly.put("comment", "every night");
        jobs.add(new BackupJob("backup-3f1c2a9d-5e07", nightly));
        String critical = vmids(blueprint, guest -> guest.tags().contains("critical"));
        if (!critical.isEmpty()) {
            Map<String, String> weekly = options("sat 04:15", "local", "keep-last=1");
            weekly.put("vmid", critical);
            weekly.put("comment", "every week, on the node itself");
            jobs.add(new BackupJob("backup-77b0c1de-2d41", weekly));
        }
        return jobs;
    }

    private static Map<String, String> options(String schedule, String storage, String keep) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("enabled", "1");
        options.put("schedule", schedule);
        options.put("storage", storage);
        options.put("mode", "snapshot");
        options.put("compress", "zstd");
        options.put("prune-backups", keep);
        options.put("notes-template", "{{guestname}}");
        return options;
    }

    private static String vmids(Blueprint blueprint, Predicate<GuestSpec> wanted) {
        return blueprint.guests().stream()
                .filter(wanted)
                .limit(100)
                .map(guest -> String.valueOf(guest.vmid()))
                .collect(Collectors.joining(","));
    }
}
