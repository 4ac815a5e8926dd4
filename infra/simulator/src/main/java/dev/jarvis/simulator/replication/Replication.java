package dev.jarvis.simulator.replication;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.StorageSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The replication jobs of a cluster: between its nodes with ZFS, where there are two. Guarded by the cluster's lock. */
public final class Replication {

    private final List<ReplicationJob> jobs;

    /** Draws the jobs of a cluster. */
    public Replication(Cluster cluster) {
        List<Node> nodes = cluster.nodes().stream()
                .filter(node -> cluster.storages().stream().anyMatch(storage -> local(storage, node)))
                .limit(2)
                .toList();
        if (nodes.size() < 2) {
            jobs = List.of();
            return;
        }
        List<Guest> guests = cluster.guestsOn(nodes.getFirst().name());
        jobs = IntStream.range(0, Math.min(2, guests.size()))
                .mapToObj(index -> new ReplicationJob(
                        cluster, guests.get(index), 0, nodes.getLast().name()))
                .toList();
    }

    /** All jobs. */
    public List<ReplicationJob> jobs() {
        return jobs;
    }

    /** The job with this id, as {@code 101-0}. */
    public Optional<ReplicationJob> find(String id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    private static boolean local(StorageSpec storage, Node node) {
        return storage.node().equals(node.name()) && storage.type().equals("zfspool");
    }
}
