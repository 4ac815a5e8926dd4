package dev.jarvis.functions;

import dev.jarvis.cluster.Node;
import dev.jarvis.monitor.ClusterStatus;
import dev.jarvis.monitor.StatusView;
import dev.jarvis.settings.ClusterIdentity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/** The state that a request is about, or why there is none. Stateless. */
@Singleton
final class CurrentStatus {

    private final StatusView view;
    private final ClusterIdentity identity;

    CurrentStatus(StatusView view, ClusterIdentity identity) {
        this.view = view;
        this.identity = identity;
    }

    /** The cluster that a request names, else our own. */
    String clusterOf(Optional<String> named) {
        return named.orElseGet(identity::id);
    }

    ClusterStatus of(Connection connection, Optional<String> named) throws SQLException {
        var cluster = clusterOf(named);
        return view.current(connection, cluster).orElseThrow(() -> nothingYet(cluster));
    }

    private Refusal nothingYet(String cluster) {
        return cluster.equals(identity.id())
                ? Refusal.unavailable(
                        "no_reading_yet", "the cluster was not read yet: is the monitor running (jarvis poll all)?")
                : Refusal.notFound("unknown_cluster", "there is no cluster \"" + cluster + "\" here");
    }

    /** A node by its name, or a refusal that says which there are. */
    static Node node(ClusterStatus status, String name) {
        return status.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "unknown_node",
                        "there is no node \"" + name + "\"; the cluster has "
                                + status.nodes().stream().map(Node::name).collect(Collectors.joining(", "))));
    }
}
