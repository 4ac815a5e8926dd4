package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Wire.Row;
import java.util.List;
import java.util.Optional;

/** Reads the replication of guests' disks. Safe to use from several threads. */
public final class Replication {

    private final Calls calls;

    Replication(Calls calls) {
        this.calls = calls;
    }

    /** The cluster's jobs as they are configured, without how they went; those that the token may not see are absent. */
    public List<ReplicationJob> configured() {
        return jobs(ApiCall.get("cluster", "replication"));
    }

    /** The jobs whose guests are on this node, with how they went. */
    public List<ReplicationJob> of(NodeName node) {
        return jobs(ApiCall.getFrom(node, "replication"));
    }

    private List<ReplicationJob> jobs(ApiCall call) {
        return calls.rows(call).stream().flatMap(row -> read(row).stream()).toList();
    }

    private static Optional<ReplicationJob> read(Row row) {
        return row.text("id")
                .map(id -> new ReplicationJob(
                        id,
                        ClusterReading.guestId(row, "guest"),
                        ClusterReading.nodeName(row, "target"),
                        !row.isSet("disable"),
                        row.text("schedule"),
                        row.time("last_sync"),
                        row.time("last_try"),
                        row.time("next_sync"),
                        row.seconds("duration"),
                        row.count("fail_count").orElse(0),
                        row.text("error")));
    }
}
