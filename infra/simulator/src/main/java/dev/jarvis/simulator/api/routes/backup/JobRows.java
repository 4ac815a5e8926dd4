package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.backup.BackupJob;
import dev.jarvis.simulator.json.Row;
import java.util.Set;

/** A backup job as the API shows it. */
final class JobRows {

    private static final Set<String> NUMBERS = Set.of(
            "all",
            "bwlimit",
            "enabled",
            "ionice",
            "lockwait",
            "maxfiles",
            "pigz",
            "protected",
            "quiet",
            "remove",
            "repeat-missed",
            "stdexcludes",
            "stop",
            "stopwait",
            "zstd");

    private JobRows() {}

    static Row row(BackupJob job) {
        Row row = new Row().with("id", job.id()).with("type", "vzdump");
        job.options().forEach((name, value) -> {
            if (name.equals("prune-backups") || name.equals("performance") || name.equals("fleecing")) {
                row.with(name, object(value));
            } else if (NUMBERS.contains(name) && value.matches("\\d{1,9}")) {
                row.with(name, Long.valueOf(value));
            } else {
                row.with(name, value);
            }
        });
        return row;
    }

    /** {@code keep-last=3,keep-daily=7} as an object; its values are text, as in Proxmox. */
    private static Row object(String text) {
        Row row = new Row();
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("=", 2);
            row.with(pair[0], pair.length > 1 ? pair[1] : "1");
        }
        return row;
    }
}
