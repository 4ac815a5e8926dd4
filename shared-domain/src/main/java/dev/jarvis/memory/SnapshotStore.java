package dev.jarvis.memory;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The table {@code cluster_snapshots}: the stored state, kept as it was at a time. The first of a day is whole; those after
 * it hold what differs from it, mostly the figures. Every method works in the caller's transaction. Stateless.
 */
@Singleton
public final class SnapshotStore {

    /** How far back a snapshot may lean on a whole one, which lives as long as any that does. */
    static final Duration BASE_FOR = Duration.ofDays(1);

    private final JsonColumn json;
    private final Sections sections;

    @Inject
    public SnapshotStore(JsonColumn json, Sections sections) {
        this.json = json;
        this.sections = sections;
    }

    /**
     * Keeps the state as it is stored now; answers whether there was one that is not kept already. SQLite itself puts it
     * together and compares, so that a pass that just started need not read a large cluster a second time.
     */
    public boolean save(Connection connection, String cluster) throws SQLException {
        var figures = sections.find(connection, cluster, StateStore.FIGURES);
        if (figures.isEmpty()) {
            return false;
        }
        var takenAt = figures.get().takenAt();
        // '0' is the character that follows '/', as in Sections.
        try (var insert = connection.prepareStatement("""
                WITH base AS (
                    SELECT id, snapshot FROM cluster_snapshots
                    WHERE cluster = ?1 AND base_id IS NULL AND timestamp > ?2 AND timestamp <= ?3
                    ORDER BY timestamp DESC LIMIT 1),
                earlier AS MATERIALIZED (
                    SELECT key AS section, value AS state FROM json_each((SELECT snapshot FROM base))),
                present AS MATERIALIZED (
                    SELECT section,
                           CASE section WHEN 'vitals' THEN json_set(state, '$.takenAt', taken_at) ELSE json(state) END
                               AS state
                    FROM cluster_state
                    WHERE cluster = ?1 AND (section IN ('resources', 'figures', 'vitals')
                                            OR section > 'guests/' AND section < 'guests0')),
                differing AS (
                    SELECT present.section AS section, present.state AS state
                    FROM present LEFT JOIN earlier ON earlier.section = present.section
                    WHERE earlier.state IS NOT present.state
                    UNION ALL
                    SELECT section, NULL FROM earlier WHERE section NOT IN (SELECT section FROM present))
                INSERT INTO cluster_snapshots (timestamp, cluster, base_id, snapshot)
                SELECT ?3, ?1, (SELECT id FROM base), json_group_object(section, json(state)) FROM differing WHERE true
                ON CONFLICT (cluster, timestamp) DO NOTHING
                """)) {
            insert.setString(1, cluster);
            insert.setString(2, Times.text(takenAt.minus(BASE_FOR)));
            insert.setString(3, Times.text(takenAt));
            return insert.executeUpdate() == 1;
        }
    }

    public Optional<Snapshot> latest(Connection connection, String cluster) throws SQLException {
        return one(connection, """
                SELECT id, timestamp FROM cluster_snapshots WHERE cluster = ?1 ORDER BY timestamp DESC LIMIT ?2
                """, List.of(cluster, 1));
    }

    /** The last one that was taken at a time or before it. */
    public Optional<Snapshot> at(Connection connection, String cluster, Instant time) throws SQLException {
        return one(connection, """
                SELECT id, timestamp FROM cluster_snapshots
                WHERE cluster = ?1 AND timestamp <= ?2 ORDER BY timestamp DESC LIMIT ?3
                """, List.of(cluster, Times.text(time), 1));
    }

    /** When the oldest that is kept was taken: nothing is known of a time before it. */
    public Optional<Instant> oldest(Connection connection, String cluster) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT min(timestamp) FROM cluster_snapshots WHERE cluster = ?")) {
            query.setString(1, cluster);
            try (var rows = query.executeQuery()) {
                return Optional.ofNullable(rows.next() ? rows.getString(1) : null)
                        .map(Times::instant);
            }
        }
    }

    /** Those that were taken at a time or later, the oldest first, at most {@code limit}. */
    public List<Snapshot> since(Connection connection, String cluster, Instant time, int limit) throws SQLException {
        return find(connection, """
                SELECT id, timestamp FROM cluster_snapshots
                WHERE cluster = ?1 AND timestamp >= ?2 ORDER BY timestamp LIMIT ?3
                """, List.of(cluster, Times.text(time), limit));
    }

    private Optional<Snapshot> one(Connection connection, String sql, List<Object> values) throws SQLException {
        return find(connection, sql, values).stream().findFirst();
    }

    private record Found(long id, Instant takenAt) {}

    private List<Snapshot> find(Connection connection, String sql, List<Object> values) throws SQLException {
        var found = new ArrayList<Found>();
        try (var query = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.size(); index++) {
                query.setObject(index + 1, values.get(index));
            }
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(rows.getLong(1), Times.instant(rows.getString(2))));
                }
            }
        }
        var snapshots = new ArrayList<Snapshot>();
        for (var row : found) {
            snapshots.add(read(row, sectionsOf(connection, row.id())));
        }
        return snapshots;
    }

    /** The sections of a snapshot as texts: its own, and those of its base that it does not replace. */
    private static Map<String, String> sectionsOf(Connection connection, long id) throws SQLException {
        try (var query = connection.prepareStatement("""
                WITH own AS MATERIALIZED (
                    SELECT key, value FROM cluster_snapshots s, json_each(s.snapshot) WHERE s.id = ?1)
                SELECT key, value FROM own WHERE value IS NOT NULL
                UNION ALL
                SELECT inherited.key, inherited.value
                FROM cluster_snapshots s JOIN cluster_snapshots base ON base.id = s.base_id,
                     json_each(base.snapshot) inherited
                WHERE s.id = ?1 AND inherited.key NOT IN (SELECT key FROM own)
                """)) {
            query.setLong(1, id);
            var found = new TreeMap<String, String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
            return found;
        }
    }

    @Serdeable
    record Vitals(Map<String, NodeVitals> nodes, Instant takenAt) {}

    private Snapshot read(Found row, Map<String, String> texts) {
        var figures = required(row, texts, StateStore.FIGURES, Figures.class);
        var guests = new ArrayList<Guest>();
        texts.forEach((section, text) -> {
            if (section.startsWith(StateStore.GUESTS + "/")) {
                guests.addAll(json.read(text, Inventory.Guests.class).with(figures));
            }
        });
        return new Snapshot(
                row.takenAt(),
                required(row, texts, StateStore.RESOURCES, Inventory.Resources.class)
                        .with(guests, figures),
                Optional.ofNullable(texts.get(VitalsStore.VITALS))
                        .map(text -> json.read(text, Vitals.class))
                        .map(vitals -> new VitalsStore.Stored(vitals.nodes(), vitals.takenAt())));
    }

    private <T> T required(Found row, Map<String, String> texts, String section, Class<T> type) {
        var text = texts.get(section);
        if (text == null) {
            throw new DatabaseUnavailable("the snapshot of " + Times.text(row.takenAt()) + " has no " + section);
        }
        return json.read(text, type);
    }
}
