package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.backup.Retention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a backup can be told, be it once or as a job. */
final class VzdumpParameters {

    /** Common to the command and to jobs. */
    static final String COMMON = """
            all? boolean
            bwlimit? integer 0..
            compress? 0|1|gzip|lzo|zstd
            dumpdir? text
            exclude? text
            exclude-path? texts
            fleecing? text
            ionice? integer 0..8
            lockwait? integer 0..
            mailnotification? always|failure
            mailto? text
            maxfiles? integer 1..
            mode? snapshot|suspend|stop
            notes-template? text<=1024
            notification-mode? auto|legacy-sendmail|notification-system
            pbs-change-detection-mode? legacy|data|metadata
            performance? text
            pigz? integer ..
            pool? text
            protected? boolean
            prune-backups? text
            quiet? boolean
            remove? boolean
            script? text
            stdexcludes? boolean
            stop? boolean
            stopwait? integer 0..
            storage? text
            tmpdir? text
            vmid? text
            zstd? integer ..
            """;

    /** What only a job can be told. */
    static final String OF_JOBS = COMMON + """
            comment? text<=512
            dow? text
            enabled? boolean
            repeat-missed? boolean
            schedule? text<=128
            starttime? text
            """;

    /** Options that exclude each other, and those without which nothing is chosen. */
    static Map<String, String> conflicts(Map<String, String> options, boolean needsGuests) {
        Map<String, String> errors = new LinkedHashMap<>();
        boolean named = options.containsKey("vmid");
        boolean all = "1".equals(options.get("all"));
        if (named) {
            for (String other : List.of("all", "exclude", "pool")) {
                if (other.equals("all") ? all : options.containsKey(other)) {
                    errors.put(other, "option conflicts with option 'vmid'");
                }
            }
        }
        if (all && options.containsKey("pool")) {
            errors.put("all", "option conflicts with option 'pool'");
        }
        if (needsGuests && !named && !all && !options.containsKey("pool") && !"1".equals(options.get("stop"))) {
            errors.put("vmid", "property is missing and it is not optional");
        }
        if (options.containsKey("prune-backups")
                && Retention.parse(options.getOrDefault("prune-backups", "")).isEmpty()) {
            errors.put("prune-backups", "invalid format - format error\n");
        }
        return errors;
    }

    private VzdumpParameters() {}
}
