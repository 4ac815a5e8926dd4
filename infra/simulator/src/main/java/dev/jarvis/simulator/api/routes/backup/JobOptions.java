package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.backup.CalendarEvent;
import dev.jarvis.simulator.estate.Estate;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads the options of a job from a call. */
final class JobOptions {

    private static final Set<String> FLAGS =
            Set.of("all", "enabled", "protected", "quiet", "remove", "repeat-missed", "stdexcludes", "stop");

    private JobOptions() {}

    /** What the call says about the job; the older pair of start time and days becomes a schedule. */
    static Map<String, String> given(ApiCall call) {
        Map<String, String> options = new LinkedHashMap<>();
        call.parameters().forEach((name, value) -> {
            if (!Set.of("id", "delete", "dow", "starttime").contains(name)) {
                options.put(name, FLAGS.contains(name) ? (call.flag(name) ? "1" : "0") : value);
            }
        });
        call.text("starttime")
                .ifPresent(time -> options.put(
                        "schedule", call.text("dow").map(days -> days + " ").orElse("") + time));
        return options;
    }

    static Map<String, String> badSchedule(Map<String, String> options) {
        String schedule = options.get("schedule");
        return schedule == null || CalendarEvent.parse(schedule).isPresent()
                ? Map.of()
                : Map.of("schedule", "invalid format - unable to parse calendar event '" + schedule + "'\n");
    }

    /** An id in Proxmox's own form, that no job has. */
    static String newId(Estate estate, ApiCall call) {
        String name = "job " + call.now() + " " + estate.backups().jobs().size();
        String digits =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return "backup-" + digits.substring(0, 13);
    }
}
