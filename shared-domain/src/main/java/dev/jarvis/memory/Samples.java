package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code samples}: one row a minute, whose figures are whole thousandths so that a day of it stays small. Every
 * method works in the caller's transaction. Stateless.
 */
@Singleton
public final class Samples {

    private static final int THOUSAND = 1_000;

    private final JsonColumn json;

    @Inject
    public Samples(JsonColumn json) {
        this.json = json;
    }

    /** Keeps a reading as the sample of its minute, unless that has one; answers whether it was kept. */
    public boolean keep(Connection connection, String cluster, ClusterState state, Instant takenAt)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO samples (cluster, timestamp, sample) VALUES (?, ?, ?)
                ON CONFLICT (cluster, timestamp) DO NOTHING
                """)) {
            insert.setString(1, cluster);
            insert.setString(2, Times.text(takenAt.truncatedTo(ChronoUnit.MINUTES)));
            insert.setString(3, json.write(figuresOf(state)));
            return insert.executeUpdate() == 1;
        }
    }

    /** The figures between two times, of one resource or of all. */
    public SampleSeries between(
            Connection connection, String cluster, Instant from, Instant to, Optional<String> resource)
            throws SQLException {
        var times = new ArrayList<Instant>();
        var rowsByTime = new ArrayList<JsonNode>();
        try (var query = connection.prepareStatement("""
                SELECT timestamp, sample FROM samples
                WHERE cluster = ? AND timestamp BETWEEN ? AND ? ORDER BY timestamp
                """)) {
            query.setString(1, cluster);
            query.setString(2, Times.text(from));
            query.setString(3, Times.text(to));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    times.add(Times.instant(rows.getString(1)));
                    rowsByTime.add(json.read(rows.getString(2), JsonNode.class));
                }
            }
        }
        return new SampleSeries(times, seriesOf(rowsByTime, resource));
    }

    private static Map<String, List<Integer>> figuresOf(ClusterState state) {
        var figures = new LinkedHashMap<String, List<Integer>>();
        for (var node : state.nodes()) {
            if (node.isOnline()) {
                figures.put(
                        "node/" + node.name(), pair(node.cpuFraction(), node.memoryUsedBytes(), node.memoryBytes()));
            }
        }
        for (var guest : state.guests()) {
            if (guest.isRunning()) {
                figures.put(
                        "guest/" + guest.vmid(),
                        pair(guest.cpuFraction(), guest.memoryUsedBytes(), guest.memoryBytes()));
            }
        }
        return figures;
    }

    private static List<Integer> pair(double cpuFraction, long memoryUsedBytes, long memoryBytes) {
        double memoryFraction = memoryBytes == 0 ? 0 : (double) memoryUsedBytes / memoryBytes;
        return List.of((int) Math.round(cpuFraction * THOUSAND), (int) Math.round(memoryFraction * THOUSAND));
    }

    private static Map<String, SampleSeries.Figures> seriesOf(List<JsonNode> rows, Optional<String> wanted) {
        var series = new LinkedHashMap<String, SampleSeries.Figures>();
        for (int index = 0; index < rows.size(); index++) {
            for (var entry : rows.get(index).entries()) {
                if (wanted.isEmpty() || wanted.get().equals(entry.getKey())) {
                    var figures = series.computeIfAbsent(
                            entry.getKey(), _ -> new SampleSeries.Figures(new ArrayList<>(), new ArrayList<>()));
                    put(figures.cpu(), index, fraction(entry.getValue(), 0));
                    put(figures.memory(), index, fraction(entry.getValue(), 1));
                }
            }
        }
        for (var figures : series.values()) {
            fill(figures.cpu(), rows.size());
            fill(figures.memory(), rows.size());
        }
        return series;
    }

    private static double fraction(JsonNode pair, int index) {
        var value = pair.get(index);
        return value == null ? 0 : value.getDoubleValue() / THOUSAND;
    }

    private static void put(List<@Nullable Double> values, int index, double value) {
        fill(values, index);
        values.add(value);
    }

    private static void fill(List<@Nullable Double> values, int length) {
        while (values.size() < length) {
            values.add(null);
        }
    }
}
