package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code samples}: one row a minute, whose figures are whole numbers so that a day of it stays small. Every
 * method works in the caller's transaction. Stateless.
 */
@Singleton
public final class Samples {

    private static final String BETWEEN = """
             FROM samples WHERE cluster = ?1 AND timestamp BETWEEN ?2 AND ?3 ORDER BY timestamp
            """;

    /** SQLite takes out of a row what is asked for: of a large cluster a day is 100 MB to read otherwise. */
    private static final String OF_SOME = """
            (SELECT json_group_object(wanted.value, json(json_extract(sample, '$."' || wanted.value || '"')))
             FROM json_each(?4) wanted)
            """;

    private final JsonColumn json;

    @Inject
    public Samples(JsonColumn json) {
        this.json = json;
    }

    /**
     * Keeps a reading as the sample of its minute, unless that has one; answers whether it was kept.
     *
     * @param state with the vitals of the nodes whose temperature is to be kept
     */
    public boolean keep(Connection connection, String cluster, ClusterState state, Instant takenAt)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO samples (cluster, timestamp, sample) VALUES (?, ?, ?)
                ON CONFLICT (cluster, timestamp) DO NOTHING
                """)) {
            insert.setString(1, cluster);
            insert.setString(2, Times.text(takenAt.truncatedTo(ChronoUnit.MINUTES)));
            insert.setString(3, json.write(Sample.numbersOf(state)));
            return insert.executeUpdate() == 1;
        }
    }

    /**
     * The figures between two times.
     *
     * @param wanted of which resources; of all where none is named
     */
    public SampleSeries between(Connection connection, String cluster, Instant from, Instant to, Set<String> wanted)
            throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT timestamp, " + (wanted.isEmpty() ? "sample" : OF_SOME) + BETWEEN)) {
            query.setString(1, cluster);
            query.setString(2, Times.text(from));
            query.setString(3, Times.text(to));
            if (!wanted.isEmpty()) {
                query.setString(
                        4, json.write(wanted.stream().filter(Samples::mayExist).toList()));
            }
            var samples = read(query);
            return new SampleSeries(samples.stream().map(Sample::minute).toList(), seriesOf(samples));
        }
    }

    /** The last sample of a time or before it, however long before. */
    Optional<Sample> lastAt(Connection connection, String cluster, Instant time) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT timestamp, sample FROM samples
                WHERE cluster = ? AND timestamp <= ? ORDER BY timestamp DESC LIMIT 1
                """)) {
            query.setString(1, cluster);
            query.setString(2, Times.text(time));
            return read(query).stream().findFirst();
        }
    }

    private List<Sample> read(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Sample>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(Sample.of(Times.instant(rows.getString(1)), json.read(rows.getString(2), JsonNode.class)));
            }
        }
        return found;
    }

    /** Names of nodes have no quotes; one that has must not be read as part of a path. */
    private static boolean mayExist(String resource) {
        return resource.indexOf('"') < 0 && resource.indexOf('\\') < 0;
    }

    private static Map<String, SampleSeries.Figures> seriesOf(List<Sample> samples) {
        var resources = new LinkedHashSet<String>();
        samples.forEach(sample -> resources.addAll(sample.figures().keySet()));
        var series = new LinkedHashMap<String, SampleSeries.Figures>();
        for (var resource : resources) {
            var rows = samples.stream()
                    .map(sample -> Optional.ofNullable(sample.figures().get(resource)))
                    .toList();
            series.put(resource, figuresOf(rows));
        }
        return series;
    }

    private static SampleSeries.Figures figuresOf(List<Optional<Sample.Row>> rows) {
        return new SampleSeries.Figures(
                column(rows, Sample.Row::cpuFraction),
                column(rows, Sample.Row::memoryFraction),
                column(rows, Sample.Row::diskFraction),
                column(rows, Sample.Row::networkInBytesPerSecond),
                column(rows, Sample.Row::networkOutBytesPerSecond),
                column(rows, Sample.Row::temperatureCelsius));
    }

    /** One figure over time; empty when it was never known. */
    private static <T> List<@Nullable T> column(
            List<Optional<Sample.Row>> rows, Function<Sample.Row, Optional<T>> figure) {
        var values = new ArrayList<@Nullable T>();
        boolean known = false;
        for (var row : rows) {
            var value = row.flatMap(figure);
            known |= value.isPresent();
            values.add(value.orElse(null));
        }
        return known ? values : List.of();
    }
}
