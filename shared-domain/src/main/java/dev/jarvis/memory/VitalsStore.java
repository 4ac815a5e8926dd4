package dev.jarvis.memory;

import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.KeptJson;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.ChangeLog;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What nodes say of themselves: the section {@code vitals}. Every method works in the caller's transaction. Thread-safe. */
@Singleton
public final class VitalsStore {

    static final String VITALS = "vitals";

    private final Sections sections;
    private final JsonColumn json;
    private final KeptJson kept;
    private final ChangeLog changes;

    @Inject
    public VitalsStore(Sections sections, JsonColumn json, ChangeLog changes) {
        this.sections = sections;
        this.json = json;
        this.kept = new KeptJson(json);
        this.changes = changes;
    }

    /**
     * One reading.
     *
     * @param nodes by name; a node that could not be read has none
     * @param takenAt when it was last read, changed or not
     */
    public record Stored(Map<String, NodeVitals> nodes, Instant takenAt) {
        public Stored {
            nodes = Map.copyOf(nodes);
        }
    }

    @Serdeable
    record Vitals(Map<String, NodeVitals> nodes) {}

    public Optional<Stored> current(Connection connection, String cluster) throws SQLException {
        return sections.find(connection, cluster, VITALS)
                .map(section -> new Stored(
                        kept.read(cluster + "/" + VITALS, section.state(), Vitals.class)
                                .nodes(),
                        section.takenAt()));
    }

    /** Stores a reading, and announces it where it differs from the one before. */
    public void save(Connection connection, String cluster, Map<String, NodeVitals> nodes, Instant takenAt)
            throws SQLException {
        if (sections.save(connection, cluster, VITALS, json.write(new Vitals(new TreeMap<>(nodes))), takenAt)) {
            changes.announce(connection, takenAt, cluster, ChangeKind.CLUSTER, VITALS);
        } else {
            sections.confirm(connection, cluster, VITALS, takenAt);
        }
    }
}
