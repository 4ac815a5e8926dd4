package dev.jarvis.chat;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.monitor.ClusterStatus;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/** The section on the cluster's state: its nodes, guests and storages, those in trouble first. Pure. */
final class StateGroups {

    /** In a larger cluster healthy nodes are counted only: specification, chapter 3. */
    private static final int MOST_NODES_LISTED = 20;

    private static final Comparator<Node> OFF_FIRST = Comparator.comparing(Node::isOnline);
    private static final Comparator<Guest> RUNNING_FIRST =
            Comparator.comparing(Guest::isRunning).reversed();
    private static final Comparator<Storage> FULLEST_FIRST =
            Comparator.comparingDouble(StateGroups::usedPart).reversed();

    /** A storage that is shared is as well as it is where it is worst. */
    private static final BinaryOperator<Storage> WORSE =
            BinaryOperator.maxBy(Comparator.comparing(storage -> storage.status() != StorageStatus.AVAILABLE));

    private final ClusterStatus status;
    private final Troubles troubles;
    private final StateLines lines;
    private final boolean full;

    private StateGroups(ClusterStatus status, Troubles troubles, StateLines lines, boolean full) {
        this.status = status;
        this.troubles = troubles;
        this.lines = lines;
        this.full = full;
    }

    /** The groups of a state, in no order among each other. */
    static List<Group> of(ClusterStatus status, Knowledge known, Layout layout) {
        var troubles = Troubles.of(status.stale(), known);
        var groups = new StateGroups(status, troubles, StateLines.of(status, known.now(), layout), layout.full());
        return List.of(
                Group.of(Topic.CLUSTER_NAME, List.of(status.name()), groups.lines::cluster),
                groups.nodesNotHealthy(),
                groups.healthyNodes(),
                groups.guests(Topic.GUESTS_IN_TROUBLE, troubles::holds),
                groups.guests(Topic.OTHER_GUESTS, guest -> !troubles.holds(guest)),
                groups.storages(Topic.STORAGES_IN_TROUBLE, troubles::holds),
                groups.storages(Topic.OTHER_STORAGES, storage -> !troubles.holds(storage)));
    }

    private Group nodesNotHealthy() {
        return Group.of(
                Topic.NODES_NOT_HEALTHY,
                status.nodes().stream()
                        .filter(troubles::holds)
                        .sorted(OFF_FIRST)
                        .toList(),
                lines::node);
    }

    private Group healthyNodes() {
        var healthy =
                status.nodes().stream().filter(node -> !troubles.holds(node)).toList();
        return status.nodes().size() > MOST_NODES_LISTED
                ? Group.counted(Topic.HEALTHY_NODES, healthy.size())
                : Group.of(Topic.HEALTHY_NODES, healthy, lines::node);
    }

    private Group guests(Topic topic, Predicate<Guest> wanted) {
        var chosen =
                status.guests().stream().filter(wanted).sorted(RUNNING_FIRST).toList();
        return full ? Group.of(topic, chosen, lines::guest) : Group.counted(topic, chosen.size());
    }

    private Group storages(Topic topic, Predicate<Storage> wanted) {
        var chosen =
                storages(status).stream().filter(wanted).sorted(FULLEST_FIRST).toList();
        return full ? Group.of(topic, chosen, lines::storage) : Group.counted(topic, chosen.size());
    }

    /** Each storage once, also one that many nodes share. */
    static List<Storage> storages(ClusterStatus status) {
        var byKey = new LinkedHashMap<String, Storage>();
        status.storages().forEach(storage -> byKey.merge(storage.key(), storage, WORSE));
        return List.copyOf(byKey.values());
    }

    private static double usedPart(Storage storage) {
        return storage.totalBytes() > 0 ? (double) storage.usedBytes() / storage.totalBytes() : 0;
    }
}
