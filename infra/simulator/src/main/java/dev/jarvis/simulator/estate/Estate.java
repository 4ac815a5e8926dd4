package dev.jarvis.simulator.estate;

import dev.jarvis.simulator.backup.BackupHistory;
import dev.jarvis.simulator.backup.BackupJob;
import dev.jarvis.simulator.backup.Backups;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.node.Certificates;
import dev.jarvis.simulator.node.Machines;
import dev.jarvis.simulator.replication.Replication;
import dev.jarvis.simulator.storage.Storages;
import dev.jarvis.simulator.tls.NodeCertificate;
import java.util.List;
import java.util.Map;

/** The machines, storages, backups, copies and certificates of one cluster. Guarded by the cluster's lock. */
public record Estate(
        Cluster cluster,
        Machines machines,
        Storages storages,
        Backups backups,
        Replication replication,
        Certificates certificates) {

    /**
     * Draws everything; the past waits until somebody asks for it. To be called before anything else has happened.
     *
     * @param macs addresses of nodes that are not to be drawn
     * @param served the certificates that the nodes' ports show
     */
    public static Estate draw(
            Cluster cluster, Map<String, String> macs, List<BackupJob> jobs, Map<String, NodeCertificate> served) {
        Machines machines = new Machines(cluster, macs);
        Storages storages = new Storages(cluster);
        Backups backups = new Backups(cluster, machines, storages, jobs);
        BackupHistory.prepare(cluster, storages, backups);
        return new Estate(
                cluster,
                machines,
                storages,
                backups,
                new Replication(cluster),
                new Certificates(cluster.name(), served, cluster.now()));
    }
}
