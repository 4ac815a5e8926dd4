package dev.jarvis.simulator.backup;

import dev.jarvis.simulator.node.LocalTime;
import dev.jarvis.simulator.storage.Volume;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How many backups of one guest are kept, as {@code keep-last=3,keep-daily=7}. A pure value; without any number, or with
 * {@code keep-all=1}, all are kept.
 */
public record Retention(Map<String, Integer> keep) {

    private static final List<String> ORDER =
            List.of("keep-last", "keep-hourly", "keep-daily", "keep-weekly", "keep-monthly", "keep-yearly");

    /** Keeps the numbers as they are now. */
    public Retention {
        keep = Map.copyOf(keep);
    }

    /** Reads the notation; empty when it is none. */
    public static Optional<Retention> parse(String text) {
        Map<String, Integer> keep = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            boolean known = ORDER.contains(pair[0]) || pair[0].equals("keep-all");
            if (!known || pair.length < 2 || !pair[1].matches("\\d{1,6}")) {
                return Optional.empty();
            }
            keep.put(pair[0], Integer.parseInt(pair[1]));
        }
        return Optional.of(new Retention(keep));
    }

    /** In Proxmox's own notation and order. */
    public String text() {
        return String.join(
                ",",
                ORDER.stream()
                        .filter(keep::containsKey)
                        .map(name -> name + "=" + keep.get(name))
                        .toList());
    }

    /** For each backup of one guest, newest first, what is to become of it: keep, remove or protected. */
    public Map<Volume, String> judge(List<Volume> backups) {
        List<Volume> newestFirst = backups.stream()
                .sorted(Comparator.comparing(Volume::created).reversed())
                .toList();
        Map<Volume, String> verdicts = new LinkedHashMap<>();
        boolean all =
                keep.getOrDefault("keep-all", 0) == 1 || keep.values().stream().allMatch(number -> number == 0);
        for (Volume backup : newestFirst) {
            verdicts.put(backup, backup.guarded() ? "protected" : all ? "keep" : "");
        }
        ORDER.forEach(rule -> select(verdicts, rule));
        verdicts.replaceAll((backup, verdict) -> verdict.isEmpty() ? "remove" : verdict);
        return verdicts;
    }

    private void select(Map<Volume, String> verdicts, String rule) {
        int wanted = keep.getOrDefault(rule, 0);
        if (wanted == 0) {
            return;
        }
        Function<Volume, String> period = backup -> period(backup, rule);
        // What an earlier rule keeps covers its period for the later ones, but does not use up their numbers.
        Set<String> covered = new HashSet<>();
        verdicts.forEach((backup, verdict) -> {
            if (verdict.equals("keep")) {
                covered.add(period.apply(backup));
            }
        });
        for (Map.Entry<Volume, String> entry : verdicts.entrySet()) {
            if (wanted > 0 && entry.getValue().isEmpty() && covered.add(period.apply(entry.getKey()))) {
                entry.setValue("keep");
                wanted--;
            }
        }
    }

    private static String period(Volume backup, String rule) {
        ZonedDateTime at = backup.created().atZone(LocalTime.ZONE);
        return switch (rule) {
            case "keep-last" -> backup.id();
            case "keep-hourly" -> at.toLocalDate() + " " + at.getHour();
            case "keep-daily" -> at.toLocalDate().toString();
            case "keep-weekly" -> at.get(IsoFields.WEEK_BASED_YEAR) + "/" + at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "keep-monthly" -> at.getYear() + "-" + at.getMonthValue();
            default -> String.valueOf(at.getYear());
        };
    }
}
