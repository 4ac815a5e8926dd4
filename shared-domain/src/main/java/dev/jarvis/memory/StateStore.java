package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.KeptJson;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.ChangeLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The current state, taken apart into sections: what there is, and the figures that move. A pass in which nothing happened
 * writes the figures alone. Every method works in the caller's transaction. Thread-safe;
 * remembers what it has read only to be spared reading the same again.
 */
@Singleton
public final class StateStore {

    /** The cluster, its nodes and storages. */
    static final String RESOURCES = "resources";

    /** The guests, a part a node. */
    static final String GUESTS = "guests";

    /** What moves; its time is that of the state. */
    static final String FIGURES = "figures";

    private final Sections sections;
    private final JsonColumn json;
    private final KeptJson kept;
    private final ChangeLog changes;

    @Inject
    public StateStore(Sections sections, JsonColumn json, ChangeLog changes) {
        this.sections = sections;
        this.json = json;
        this.kept = new KeptJson(json);
        this.changes = changes;
    }

    public Optional<StoredState> current(Connection connection, String cluster) throws SQLException {
        var stored = sections.find(connection, cluster, FIGURES);
        var resources = resources(connection, cluster);
        if (stored.isEmpty() || resources.isEmpty()) {
            return Optional.empty();
        }
        var figures = read(cluster, FIGURES, stored.get(), Figures.class);
        var guests = new ArrayList<Guest>();
        sections.parts(connection, cluster, GUESTS)
                .forEach((node, part) -> guests.addAll(read(cluster, GUESTS + "/" + node, part, Inventory.Guests.class)
                        .with(figures)));
        return Optional.of(new StoredState(
                resources.get().with(guests, figures), stored.get().takenAt()));
    }

    /** The address of one node, as the last reading has it; reads no guest for it. */
    public Optional<String> addressOf(Connection connection, String cluster, NodeName node) throws SQLException {
        return resources(connection, cluster).stream()
                .flatMap(resources -> resources.nodes().stream())
                .filter(one -> one.name().equals(node.value()))
                .findFirst()
                .flatMap(Inventory.StoredNode::address);
    }

    private Optional<Inventory.Resources> resources(Connection connection, String cluster) throws SQLException {
        return sections.find(connection, cluster, RESOURCES)
                .map(section -> read(cluster, RESOURCES, section, Inventory.Resources.class));
    }

    private <T> T read(String cluster, String name, Sections.Section section, Class<T> type) {
        return kept.read(cluster + "/" + name, section.state(), type);
    }

    /** Stores a reading and announces it. Figures are kept as finely as {@link dev.jarvis.cluster.Steps} has them. */
    public void save(Connection connection, String cluster, ClusterState state, Instant takenAt) throws SQLException {
        boolean changed =
                sections.save(connection, cluster, RESOURCES, json.write(Inventory.Resources.of(state)), takenAt);
        changed |= sections.saveParts(connection, cluster, GUESTS, guestsByNode(state), takenAt);
        if (!sections.save(connection, cluster, FIGURES, json.write(Figures.of(state)), takenAt)) {
            sections.confirm(connection, cluster, FIGURES, takenAt);
        }
        changes.announce(connection, takenAt, cluster, ChangeKind.CLUSTER, changed ? RESOURCES : FIGURES);
    }

    private Map<String, String> guestsByNode(ClusterState state) {
        var byNode =
                state.guests().stream().collect(Collectors.groupingBy(Guest::node, TreeMap::new, Collectors.toList()));
        var parts = new TreeMap<String, String>();
        byNode.forEach((node, guests) -> parts.put(node, json.write(Inventory.Guests.of(guests))));
        return parts;
    }
}
