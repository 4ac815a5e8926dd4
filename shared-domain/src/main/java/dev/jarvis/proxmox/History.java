package dev.jarvis.proxmox;

import dev.jarvis.proxmox.Wire.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures over time, oldest first, from Proxmox's round-robin database. It is kept on every node, so that it can be read
 * while the node or guest that it is about is off. A step in which nothing was measured has no values.
 */
public record History(List<Point> points) {

    public History {
        points = List.copyOf(points);
    }

    /**
     * One step.
     *
     * @param values by Proxmox's own name, as {@code cpu} (a fraction), {@code memused} (bytes), {@code netin} (bytes a
     *     second)
     */
    public record Point(Instant time, Map<String, Double> values) {
        public Point {
            values = Map.copyOf(values);
        }
    }

    /** How far back to look; the further, the longer the steps (an hour has steps of a minute, a year of a week). */
    public enum Span {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static History read(List<Row> rows) {
        return new History(rows.stream()
                .flatMap(row -> row.time("time").map(time -> new Point(time, values(row))).stream())
                .toList());
    }

    private static Map<String, Double> values(Row row) {
        var values = new TreeMap<String, Double>();
        for (var entry : row.node().entries()) {
            if (!entry.getKey().equals("time")) {
                row.fraction(entry.getKey()).ifPresent(value -> values.put(entry.getKey(), value));
            }
        }
        return values;
    }
}
